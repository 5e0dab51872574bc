import { rawAnswer, textAnswer } from './answer'

/**
 * The raw answer to bytes that Node's parser refused, or null where there is nobody left to answer. `error` is what the
 * server's 'clientError' event brought.
 */
export function brokenRequestAnswer(error: Error): string | null {
  const code = 'code' in error ? error.code : null
  switch (code) {
    // The last: closed in the middle of a message, so nobody listens any more.
    case 'ECONNRESET':
    case 'EPIPE':
    case 'HPE_INVALID_EOF_STATE':
      return null
    case 'HPE_HEADER_OVERFLOW':
      return rawAnswer(textAnswer(431, 'The headers are too large.\n'), 'Request Header Fields Too Large')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return rawAnswer(textAnswer(413, 'The chunk extensions are too large.\n'), 'Payload Too Large')
    default:
      return rawAnswer(textAnswer(400, 'This is not HTTP as the standard has it.\n'), 'Bad Request')
  }
}
