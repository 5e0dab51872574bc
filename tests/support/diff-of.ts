import { diffJson } from '../../core/diff/diff'
import type { DiffOptions, JsonDiff } from '../../core/diff/model'

/** The difference of two texts that are known to be JSON. */
export function diffOf(leftText: string, rightText: string, options?: DiffOptions): JsonDiff {
  const outcome = diffJson(leftText, rightText, options)
  if (!outcome.ok) throw new Error(`${outcome.side}: ${outcome.error.message}`)
  return outcome.diff
}
