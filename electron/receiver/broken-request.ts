import { explainRefusal } from '../../core/problem/explain-problem'
import { textAnswer } from '../../core/response/build-response'
import { rawAnswer } from './answer'

/** A last answer, whole as it goes onto the socket. */
export interface LastAnswer {
  status: number
  bytes: string
}

/**
 * The answer to bytes that Node's parser refused, or null where there is nobody left to answer. `error` is what the
 * server's 'clientError' event brought.
 */
export function brokenRequestAnswer(error: Error): LastAnswer | null {
  const code = 'code' in error ? error.code : null
  switch (code) {
    // The last: closed in the middle of a message, so nobody listens any more.
    case 'ECONNRESET':
    case 'EPIPE':
    case 'HPE_INVALID_EOF_STATE':
      return null
    case 'HPE_HEADER_OVERFLOW':
      return lastAnswer(431, 'The headers are too large.\n', 'Request Header Fields Too Large')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return lastAnswer(413, 'The chunk extensions are too large.\n', 'Payload Too Large')
    default:
      return lastAnswer(400, refusalOf(error, code), 'Bad Request')
  }
}

/** Says to the sender what the window says of it, since its log is where the search begins; and nothing of its bytes. */
function refusalOf(error: Error, code: unknown): string {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : null
  const known = explainRefusal(typeof code === 'string' ? code : null, reason)
  if (known === null) return 'This is not HTTP as the standard has it.\n'
  return `Bad request: ${known.title.charAt(0).toLowerCase()}${known.title.slice(1)}\n`
}

function lastAnswer(status: number, body: string, reasonPhrase: string): LastAnswer {
  return { status, bytes: rawAnswer(textAnswer(status, body), reasonPhrase) }
}
