import { diffJson } from '../../../core/diff/diff'
import type { OnProgress } from '../../../core/diff/model'
import { buildRows } from '../../../core/diff/view/build-rows'
import type { DiffRows } from '../../../core/diff/view/rows'
import type { Compared, DiffAnswer, DiffQuestion, DiffRequest } from './diff-messages'

/** Compares two texts, here and now: in a worker, or in the window where they are small. */
export function compareTexts({ left, right, options, rows }: DiffRequest, onProgress?: OnProgress): Compared {
  const outcome = diffJson(left, right, options, onProgress)
  const wantsRows = rows !== undefined && outcome.ok
  return { outcome, rows: wantsRows ? buildRows(left, right, outcome.diff, rows) : null }
}

/** Answers a question as often as there is something to say; columns are handed over, not copied. */
export function answerDiff(
  { number, request }: DiffQuestion,
  answer: (message: DiffAnswer, transfer: Transferable[]) => void,
): void {
  try {
    const compared = compareTexts(request, (share) => {
      answer({ kind: 'progress', number, share }, [])
    })
    answer({ kind: 'done', number, compared }, compared.rows === null ? [] : columnsOf(compared.rows))
  } catch (error) {
    answer({ kind: 'failed', number, message: error instanceof Error ? error.message : String(error) }, [])
  }
}

function columnsOf(rows: DiffRows): Transferable[] {
  return Object.values(rows).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  )
}
