import { diffHeaders, type HeaderDifference } from '../../../core/diff/header-diff'
import type { DiffOptions, Side } from '../../../core/diff/model'
import type { DiffRows, RowLanguage, RowOptions } from '../../../core/diff/view/rows'
import type { JsonError } from '../../../core/json/check-json'
import { asLines, type ComparedSide } from './compared-side'
import type { DiffClient, TaskControls } from './diff-client'
import type { DiffReport } from './diff-tasks'

/** Two sides that were compared. */
export interface Comparison {
  left: ComparedSide
  right: ComparedSide
  /** What was compared, which the rows' offsets are of. */
  texts: Readonly<Record<Side, string>>
  language: RowLanguage
  report: DiffReport
  /** Null where a side is no delivery. */
  headers: HeaderDifference[] | null
  hasSameBytes: boolean
  /** The side that was to be JSON and is not. */
  jsonProblem: { side: Side; error: JsonError } | null
}

/** Two sides, loaded. */
export interface LoadedSides {
  left: ComparedSide
  right: ComparedSide
}

/** Compares two sides as JSON where both are, else line by line, and leaves them open in the client. */
export async function compareSides(
  client: DiffClient,
  { left, right }: LoadedSides,
  request: { options: DiffOptions; rows: RowOptions },
  controls: TaskControls,
): Promise<{ comparison: Comparison; rows: DiffRows }> {
  const common = {
    left,
    right,
    headers:
      left.detail === null || right.detail === null
        ? null
        : diffHeaders(left.detail.headers, right.detail.headers),
    hasSameBytes: areSameBytes(left.raw, right.raw),
  }
  let jsonProblem: Comparison['jsonProblem'] = null
  if (left.isJson && right.isJson) {
    const texts = { left: left.text ?? '', right: right.text ?? '' }
    const opened = await client.open({ ...request, ...texts, language: 'json' }, controls)
    if (opened.ok) {
      const { report, rows } = opened
      return { comparison: { ...common, texts, language: 'json', report, jsonProblem }, rows }
    }
    jsonProblem = { side: opened.side, error: opened.error }
  }
  // Of a text that was meant to be JSON the other is shown as it is written, too.
  const linesOf = (side: ComparedSide): string => (jsonProblem === null ? asLines(side) : (side.text ?? ''))
  const texts = { left: linesOf(left), right: linesOf(right) }
  const opened = await client.open({ ...request, ...texts, language: 'text' }, controls)
  if (!opened.ok) throw new Error('lines of text were refused as JSON')
  const { report, rows } = opened
  return { comparison: { ...common, texts, language: 'text', report, jsonProblem }, rows }
}

function areSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}
