import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { findJsonError, type JsonError } from '../../../core/json/check-json'
import { Observable } from '../observable'
import type { SideSource } from './compared-side'
import type { ComparisonStore } from './comparison-store'
import { findBaselines, type BaselineSource, type FoundBaselines } from './find-baselines'

/** What a delivery can be compared with, in the order in which they are offered. */
export const BASELINES = ['resource', 'attempt', 'type', 'pasted', 'file', 'draft'] as const
export type BaselineKind = (typeof BASELINES)[number]

/** A text that a person writes, and what keeps it from being compared as JSON. */
export interface WrittenText {
  text: string
  error: JsonError | null
}

export type BaselineState =
  | { status: 'none' }
  | { status: 'finding'; id: number }
  | { status: 'failed'; id: number; error: ErrorReport }
  | { status: 'found'; id: number; found: FoundBaselines }

/** The delivery that is compared, and what a draft of its body begins with: null where that is no text. */
export interface ComparedDelivery {
  summary: DeliverySummary
  draft: (() => string) | null
}

const NO_TEXT: WrittenText = { text: '', error: null }

/** What the open delivery is compared with: what came before it, or what a person brings along. */
export class BaselineStore {
  readonly state = new Observable<BaselineState>({ status: 'none' })
  /** What is chosen; null where there is nothing to compare with unless the person brings it along. */
  readonly kind = new Observable<BaselineKind | null>(null)
  /** Stays from one delivery to the next. */
  readonly pasted = new Observable<WrittenText>(NO_TEXT)
  readonly file = new Observable<{ name: string; text: string } | null>(null)
  /** Begins as the delivery's own body. */
  readonly draft = new Observable<WrittenText>(NO_TEXT)
  private delivery: ComparedDelivery | null = null
  /** The delivery that the draft is of. */
  private drafted: number | null = null
  /** The kind whose comparison was asked for last. */
  private compared: BaselineKind | null = null
  private search = new AbortController()
  /** What the person asked for last; kept for the deliveries that follow, where they have it. */
  private wanted: BaselineKind | null = null

  constructor(
    private readonly source: BaselineSource,
    readonly comparison: ComparisonStore,
  ) {}

  /** Compares a delivery with what the person chose last, or else with what came before it. */
  async show(delivery: ComparedDelivery): Promise<void> {
    if (this.delivery?.summary.id === delivery.summary.id) return
    const { id } = delivery.summary
    this.delivery = delivery
    this.search.abort()
    this.search = new AbortController()
    const { signal } = this.search
    this.state.set({ status: 'finding', id })
    if (this.wanted === 'pasted' || this.wanted === 'file') this.put(this.wanted)
    try {
      const found = await findBaselines(this.source, delivery.summary, signal)
      if (signal.aborted) return
      this.state.set({ status: 'found', id, found })
      this.put(this.chosenOf(found))
    } catch (error) {
      if (!signal.aborted) this.state.set({ status: 'failed', id, error: reportOf(error) })
    }
  }

  /** Nothing is compared any more. */
  hide(): void {
    this.search.abort()
    this.delivery = null
    this.state.set({ status: 'none' })
    this.kind.set(null)
    this.comparison.close()
  }

  retry(): void {
    const { delivery } = this
    if (delivery === null) return
    this.delivery = null
    void this.show(delivery)
  }

  choose(kind: BaselineKind): void {
    this.wanted = kind
    this.put(kind)
  }

  paste(text: string): void {
    this.pasted.set({ text, error: text.trim() === '' ? null : findJsonError(text) })
    this.compare()
  }

  edit(text: string): void {
    this.draft.set({ text, error: findJsonError(text) })
    this.compare()
  }

  openFile(name: string, text: string): void {
    this.file.set({ name, text })
    this.choose('file')
  }

  private chosenOf(found: FoundBaselines): BaselineKind | null {
    const { wanted } = this
    const isThere = (kind: BaselineKind): boolean =>
      kind === 'resource' || kind === 'attempt' || kind === 'type'
        ? found[kind] !== null
        : kind !== 'draft' || this.delivery?.draft !== null
    if (wanted !== null && isThere(wanted)) return wanted
    // A retry of an event that was the first about its resource is asked whether it said the same again.
    return (['resource', 'attempt', 'type'] as const).find(isThere) ?? null
  }

  private put(kind: BaselineKind | null): void {
    if (kind === 'draft' && this.drafted !== this.delivery?.summary.id) this.beginDraft()
    this.kind.set(kind)
    this.compare()
  }

  /** Not before it is asked for: to lay out a long body takes a moment. */
  private beginDraft(): void {
    const { delivery } = this
    this.drafted = delivery?.summary.id ?? null
    this.draft.set({ text: delivery?.draft?.() ?? '', error: null })
  }

  private compare(): void {
    const { delivery } = this
    const kind = this.kind.get()
    const own: SideSource | null = delivery === null ? null : { kind: 'delivery', id: delivery.summary.id }
    const other = kind === null ? null : this.sideOf(kind)
    const isOther = kind !== this.compared
    this.compared = kind
    if (own === null || other === null || (other === 'unfinished' && isOther)) this.comparison.close()
    else if (other === 'unfinished') return
    // A draft is what the delivery is to become.
    else if (kind === 'draft') void this.comparison.show(own, other)
    else void this.comparison.show(other, own)
  }

  /** Null where there is nothing yet; 'unfinished' where what is in sight is better than what is being written. */
  private sideOf(kind: BaselineKind): SideSource | 'unfinished' | null {
    const state = this.state.get()
    switch (kind) {
      case 'resource':
      case 'attempt':
      case 'type': {
        const summary = state.status === 'found' ? state.found[kind] : null
        return summary === null ? null : { kind: 'delivery', id: summary.id }
      }
      case 'pasted': {
        const { text, error } = this.pasted.get()
        return text.trim() === '' ? null : this.written({ from: 'pasted', name: 'Pasted text', text }, error)
      }
      case 'draft': {
        const { text, error } = this.draft.get()
        return this.written({ from: 'draft', name: 'Draft', text }, error)
      }
      case 'file': {
        const file = this.file.get()
        return file === null ? null : { kind: 'text', from: 'file', ...file }
      }
    }
  }

  private written(
    written: { from: 'pasted' | 'draft'; name: string; text: string },
    error: JsonError | null,
  ): SideSource | 'unfinished' {
    const isJson = this.delivery?.summary.bodyKind === 'json'
    return error !== null && isJson ? 'unfinished' : { kind: 'text', ...written }
  }
}
