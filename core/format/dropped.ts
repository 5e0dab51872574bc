import type { HistoryState } from '../contract/history'
import { formatCount, formatSize } from './size'

/** What the limits have dropped, a sentence for each: '1,204 older deliveries dropped to stay under 100,000'. */
export function droppedSentences({ dropped, limits }: Pick<HistoryState, 'dropped' | 'limits'>): string[] {
  const age = limits.maxAgeDays === null ? 'a limit of age' : `${formatCount(limits.maxAgeDays)} days`
  const reasons: [number, string][] = [
    [dropped.count, `dropped to stay under ${formatCount(limits.maxDeliveries)}`],
    [dropped.bytes, `dropped to stay under ${formatSize(limits.maxBytes)}`],
    [dropped.age, `dropped for being older than ${age}`],
  ]
  return reasons
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${formatCount(count)} older ${count === 1 ? 'delivery' : 'deliveries'} ${why}`)
}
