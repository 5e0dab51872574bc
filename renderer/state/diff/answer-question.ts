import type { DiffSession } from './diff-session'
import type { DiffAnswer, DiffQuestion } from './diff-tasks'

/** Answers a question as often as there is something to say. Columns of rows are handed over, not copied. */
export function answerQuestion(
  session: DiffSession,
  { number, task }: DiffQuestion,
  answer: (message: DiffAnswer, transfer: Transferable[]) => void,
): void {
  try {
    const result = session.perform(task, (share) => {
      answer({ kind: 'progress', number, share }, [])
    })
    answer({ kind: 'done', number, result }, columnsIn(result))
  } catch (error) {
    answer({ kind: 'failed', number, message: error instanceof Error ? error.message : String(error) }, [])
  }
}

/** The buffers of the rows in a result, or of the rows that it is. */
function columnsIn(result: unknown): Transferable[] {
  if (typeof result !== 'object' || result === null) return []
  const rows: unknown = 'rows' in result ? result.rows : result
  if (typeof rows !== 'object' || rows === null) return []
  return Object.values(rows).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  )
}
