import { escapeStep } from '../diff/path-pattern'

/** Nothing deeper is looked at: a hostile payload of 60,000 levels would have patterns of gigabytes. */
export const MAX_DEPTH = 24
/** A list that was keyed by id has as many patterns as there were ids. */
const MAX_PATTERNS = 5000

/** How often each path of a JSON text leads to a scalar, with `*` for the place in an array. The text must be JSON. */
export function countPlaces(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const waiting: { value: unknown; pattern: string; depth: number }[] = [
    { value: JSON.parse(text), pattern: '', depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pattern, depth } = next
    if (typeof value !== 'object' || value === null) {
      if (counts.has(pattern) || counts.size < MAX_PATTERNS) {
        counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
      }
    } else if (depth < MAX_DEPTH) {
      const isArray = Array.isArray(value)
      for (const [step, below] of Object.entries(value)) {
        waiting.push({
          value: below,
          pattern: `${pattern}/${isArray ? '*' : escapeStep(step)}`,
          depth: depth + 1,
        })
      }
    }
  }
  return counts
}
