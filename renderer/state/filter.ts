import { conditionsOf, withCondition, withoutCondition } from '../../core/filter/edit'
import type { Filter } from '../../core/filter/filter'
import { parseFilter, type ParsedFilter } from '../../core/filter/parse'
import { printFilter } from '../../core/filter/print'
import { Observable } from './observable'

/** While someone types the list follows after this much quiet. */
const APPLY_AFTER_MS = 140

export interface FilterState {
  /** As it is typed. */
  text: string
  parsed: ParsedFilter
  /** What the list shows: the last text that could be read. */
  applied: Filter
}

/**
 * Whether the text ends in what is about to become a field or a path: as a word it would be looked for everywhere, and
 * most likely empty the list. Enter looks for it all the same.
 */
function isUnfinishedName(text: string): boolean {
  return /(?:^|[\s(-])(?:data|body|header|query|exists)(?:[.[:][^\s()":]*)?$/i.test(text)
}

/** The filter, as text and as conditions; both say the same. */
export class FilterStore {
  readonly state = new Observable<FilterState>({
    text: '',
    parsed: parseFilter(''),
    applied: { type: 'everything' },
  })
  /** Rises whenever the field is to take the focus. */
  readonly focusRequests = new Observable(0)

  /** Rises whenever the list is to take it. */
  readonly listFocusRequests = new Observable(0)

  private isListAwaited = false

  private timer: ReturnType<typeof setTimeout> | null = null

  /** `apply` shows what passes a filter, given by its text. */
  constructor(private readonly apply: (text: string) => void) {}

  /** Takes in what is typed; the list follows when it can be read and the typing pauses. */
  type(text: string): void {
    this.state.set({ ...this.state.get(), text, parsed: parseFilter(text) })
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (isUnfinishedName(text)) return
    this.timer = setTimeout(() => {
      this.commit()
    }, APPLY_AFTER_MS)
  }

  /** Applies what is typed at once; false where it can't be read. */
  commit(): boolean {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const { parsed, applied } = this.state.get()
    if (parsed.filter === null) return false
    if (printFilter(parsed.filter) === printFilter(applied)) return true
    this.state.set({ ...this.state.get(), applied: parsed.filter })
    this.apply(printFilter(parsed.filter))
    return true
  }

  set(filter: Filter): void {
    this.type(printFilter(filter))
    this.commit()
  }

  /** Shows a filter that is given by its text. */
  show(text: string): void {
    this.type(text)
    this.commit()
  }

  clear(): void {
    this.set({ type: 'everything' })
  }

  /** Asks for one more condition. */
  add(condition: Filter): void {
    this.set(withCondition(this.current(), condition))
  }

  /** Takes a condition out, given by its canonical text. */
  remove(condition: string): void {
    this.set(withoutCondition(this.current(), condition))
  }

  /** Adds a condition, or takes it out where it is there already. */
  toggle(condition: Filter): void {
    const text = printFilter(condition)
    const isThere = conditionsOf(this.current()).some((item) => printFilter(item) === text)
    if (isThere) this.remove(text)
    else this.add(condition)
  }

  requestFocus(): void {
    this.focusRequests.set(this.focusRequests.get() + 1)
  }

  requestListFocus(): void {
    this.isListAwaited = true
    this.listFocusRequests.set(this.listFocusRequests.get() + 1)
  }

  /** Whether the list is to take the focus; asked by the list, once for each request. */
  takeListFocus(): boolean {
    const isAwaited = this.isListAwaited
    this.isListAwaited = false
    return isAwaited
  }

  /** What is typed where it can be read, and otherwise what was applied last. */
  private current(): Filter {
    const { parsed, applied } = this.state.get()
    return parsed.filter ?? applied
  }
}
