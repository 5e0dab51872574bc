import { parseFilter } from '../../../core/filter/parse'
import { compilePredicate } from '../../../core/filter/predicate'
import type { SearchedDelivery } from '../../../core/filter/searched'
import type { Reader } from '../../../electron/store/connection'
import { contentsQuery, selectContents } from '../../../electron/store/search/contents-rows'
import { fixed, timed } from './timing'

/** More deliveries than this don't fit into memory beside the rest, parsed and folded as they are. */
const MAX_SCANNED = 150_000

/** What tools do that keep what they caught in the page: everything in memory, parsed, and looked at one by one. */
export class LinearScan {
  private readonly all: readonly SearchedDelivery[]
  /** By how much a whole scan of what is stored would be longer than one of what fits. */
  private readonly share: number

  /** Loads the newest that fit. */
  constructor(
    reader: Reader,
    size: number,
    private readonly nowMs: number,
  ) {
    const scanned = Math.min(size, MAX_SCANNED)
    this.share = size / scanned
    const all: SearchedDelivery[] = []
    const query = contentsQuery('1')
    for (let last = size; last > size - scanned; last -= 1000) {
      for (const delivery of selectContents(
        reader,
        query,
        Math.max(size - scanned, last - 1000) + 1,
        last,
        [],
      )) {
        delivery.json()
        delivery.foldedText()
        all.push(delivery)
      }
    }
    this.all = all
  }

  /** Milliseconds of the processor to the first page and to the count; `~` where it is drawn out from what fits. */
  measure(filter: string, pageRows: number): string {
    const parsed = parseFilter(filter).filter
    if (parsed === null) throw new Error(`no filter: ${filter}`)
    const predicate = compilePredicate(parsed, this.nowMs)
    let left = pageRows
    const page = timed(() => {
      for (const delivery of this.all) {
        if (predicate(delivery)) left -= 1
        if (left === 0) return
      }
    })
    let count = 0
    const whole = timed(() => {
      for (const delivery of this.all) if (predicate(delivery)) count += 1
      return count
    })
    // A page that was full before the end is what it is, however much more is stored.
    const pageShare = left === 0 ? 1 : this.share
    return `${this.told(page.wallMs, pageShare)}${this.told(whole.wallMs, this.share)}`
  }

  private told(ms: number, share: number): string {
    return `${share > 1 ? '~' : ' '}${fixed(ms * share, 8).trimStart()}`.padStart(11)
  }
}
