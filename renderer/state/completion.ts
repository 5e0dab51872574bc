import type { SuggestQuery, Suggestions } from '../../core/contract/search'
import { completeFilter, KNOWN_HEADERS, valuePathAt, type Completions } from '../../core/filter/complete'
import type { FacetGroup } from '../../core/contract/search'
import { Observable } from './observable'

/** What was seen is asked for again after this long. */
const FRESH_MS = 15_000

/** What can be put into the filter at the caret. What payloads hold is asked of the store; the rest is known. */
export class CompletionStore {
  readonly completions = new Observable<Completions>({ from: 0, to: 0, items: [] })
  private readonly seen = new Map<string, { atMs: number; texts: string[] }>()
  private asked = { text: '', caret: 0 }

  constructor(
    private readonly suggest: (query: SuggestQuery) => Promise<Suggestions>,
    private readonly groups: () => readonly FacetGroup[],
    private readonly now: () => number,
  ) {}

  /** Works out what fits at the caret; what the store has to be asked for comes a moment later. */
  ask(text: string, caret: number): void {
    this.asked = { text, caret }
    const path = valuePathAt(text, caret)
    this.publish()
    void this.look(null)
    if (path !== null) void this.look(path)
  }

  close(): void {
    this.completions.set({ from: 0, to: 0, items: [] })
    this.asked = { text: '', caret: -1 }
  }

  private async look(path: string | null): Promise<void> {
    const key = path ?? ''
    const known = this.seen.get(key)
    if (known !== undefined && this.now() - known.atMs < FRESH_MS) return
    this.seen.set(key, { atMs: this.now(), texts: known?.texts ?? [] })
    // Without an answer there is less to offer, which is nothing to bother anyone with.
    const found = await this.suggest({ path }).catch(() => [])
    this.seen.set(key, { atMs: this.now(), texts: found.map(({ text }) => text) })
    if (this.asked.caret >= 0) this.publish()
  }

  private publish(): void {
    const { text, caret } = this.asked
    const path = valuePathAt(text, caret)
    const groups = this.groups()
    this.completions.set(
      completeFilter(text, caret, {
        events: byFrequency(groups, ({ eventName }) => eventName),
        resourceTypes: byFrequency(groups, ({ resourceType }) => resourceType),
        paths: this.seen.get('')?.texts ?? [],
        headers: KNOWN_HEADERS,
        values: path === null ? [] : (this.seen.get(path)?.texts ?? []),
      }),
    )
  }
}

function byFrequency(groups: readonly FacetGroup[], valueOf: (group: FacetGroup) => string | null): string[] {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const value = valueOf(group)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value)
}
