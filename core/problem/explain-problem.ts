import { assertNever } from '../contract/errors'
import { formatCount } from '../format/size'
import type { ConnectionProblem } from './problem'

/** A problem in a person's words. */
export interface ProblemExplanation {
  /** What happened, as a sentence. */
  title: string
  /** What to do about it. */
  advice: string
}

/** Says what went wrong on a connection and what to look at. */
export function explainProblem(problem: ConnectionProblem): ProblemExplanation {
  switch (problem.kind) {
    case 'aborted':
      return aborted(problem)
    case 'stalled':
      return stalled(problem)
    case 'malformed':
      return malformed(problem)
    case 'head-too-large':
      return {
        title: 'The headers are larger than 64 KB.',
        advice:
          'No webhook needs that much. Look for a cookie or a token that grows, or a proxy that adds its own.',
      }
    case 'tls':
      return {
        title: 'Spoke TLS (https) to this http address.',
        advice:
          'Give the sender the address with http:// instead of https://, or the tunnel’s https address.',
      }
    case 'http2':
      return {
        title: 'Spoke HTTP/2 where HTTP/1.1 is understood.',
        advice:
          'Have the sender, or the proxy before Waybill, speak HTTP/1.1 to it (curl: --http1.1; nginx: proxy_http_version 1.1).',
      }
    case 'proxy':
      return {
        title: 'Took Waybill for a proxy and asked it to connect elsewhere.',
        advice: 'Waybill’s address belongs into the webhook’s URL, not into the sender’s proxy settings.',
      }
    case 'not-kept':
      return {
        title: `Could not be kept: ${lowerFirst(problem.reason ?? 'the reason is not known.')}`,
        advice:
          'The sender was told to try again. If the sentence above names a cause, remove it; Waybill recovers by itself.',
      }
    case 'not-accepted':
      return {
        title: `A connection could not be accepted (${problem.reason ?? 'the system gave no reason'}).`,
        advice:
          'The system is short of open files or of memory. Close other programs, or raise the limit of open files; Waybill goes on listening.',
      }
    default:
      return assertNever(problem.kind, 'a connection problem')
  }
}

function aborted(problem: ConnectionProblem): ProblemExplanation {
  return {
    title: `The sender hung up ${progress(problem)}.`,
    advice:
      problem.phase === 'body'
        ? 'It gave up, crashed, or something between cut the line. Fleetbase gives up after 5 s in all: look for a slow line or a very large body.'
        : 'It closed before its request was complete. A port scan or a health check does that; so does a sender that crashed.',
  }
}

function stalled(problem: ConnectionProblem): ProblemExplanation {
  return {
    title: `The sender stopped ${progress(problem)} and was answered ${String(problem.status ?? 408)}.`,
    advice:
      problem.phase === 'body' && problem.announcedBytes !== null
        ? 'Its Content-Length may promise more than it sends (counted in characters instead of bytes, for example), or its line broke.'
        : 'It must end its headers with an empty line, and a chunked body with a last chunk of size 0.',
  }
}

function progress({ phase, receivedBytes, announcedBytes }: ConnectionProblem): string {
  if (receivedBytes === null) return `in the middle of the ${phase === 'head' ? 'headers' : 'body'}`
  if (phase === 'head') return `after ${bytes(receivedBytes)} of its headers`
  if (announcedBytes === null) return `after ${bytes(receivedBytes)} of a body of unknown length`
  return `after ${formatCount(receivedBytes)} of ${bytes(announcedBytes)}`
}

interface Refusal extends ProblemExplanation {
  codes: readonly string[]
  /** A pattern that the parser's reason must have; without one any will do. */
  reason?: RegExp
}

/** What the parser's codes mean to a person; the first that fits is taken. */
const REFUSALS: readonly Refusal[] = [
  {
    codes: ['NO_HOST'],
    title: 'Sent no Host header, which HTTP/1.1 demands.',
    advice: 'Any HTTP library adds it; a request written by hand needs the line.',
  },
  {
    codes: ['HPE_INVALID_TRANSFER_ENCODING', 'HPE_INVALID_CONTENT_LENGTH', 'HPE_UNEXPECTED_CONTENT_LENGTH'],
    reason: /with (?:Content-Length|Transfer-Encoding)/,
    title: 'Sent both Content-Length and Transfer-Encoding; refused as request smuggling.',
    advice:
      'Two servers could read two different requests from it. Have the sender, or its proxy, send one of them.',
  },
  {
    codes: ['HPE_UNEXPECTED_CONTENT_LENGTH'],
    title: 'Sent more than one Content-Length; refused as request smuggling.',
    advice: 'Something sets the header twice: often a proxy, or code that sets it beside its HTTP library.',
  },
  {
    codes: ['HPE_INVALID_CONTENT_LENGTH'],
    title: 'Sent a Content-Length that is not a number.',
    advice: 'Leave the header to the HTTP library.',
  },
  {
    codes: ['HPE_INVALID_TRANSFER_ENCODING'],
    title: 'Sent a Transfer-Encoding that does not end in chunked, so that nobody knows where the body ends.',
    advice: 'Compress with Content-Encoding instead, and let chunked be the last transfer coding.',
  },
  {
    codes: ['HPE_INVALID_CHUNK_SIZE'],
    title: 'Sent a chunked body with a chunk size that is not a hexadecimal number.',
    advice:
      'Leave chunking to the HTTP library. A proxy that announces chunks and passes a bare body does the same.',
  },
  {
    codes: ['HPE_STRICT', 'HPE_CR_EXPECTED', 'HPE_LF_EXPECTED'],
    reason: /chunk/i,
    title: 'Sent a chunk that is longer or shorter than it said.',
    advice: 'Sizes count bytes, not characters. Leave chunking to the HTTP library.',
  },
  {
    codes: ['HPE_CHUNK_EXTENSIONS_OVERFLOW'],
    title: 'Sent chunk extensions of more than 16 KB.',
    advice: 'No sender needs them; this looks like an attack.',
  },
  {
    codes: ['HPE_INVALID_METHOD'],
    title: 'Did not begin with a method that HTTP knows.',
    advice:
      'Look at the bytes below: another protocol, or a body that goes on after the length it announced?',
  },
  {
    codes: ['HPE_INVALID_VERSION'],
    title: 'Did not end its request line with HTTP/1.1 and a line break of CR and LF.',
    advice: 'Lines end in CR LF (\\r\\n); a request written by hand often has LF alone.',
  },
  {
    codes: ['HPE_INVALID_CONSTANT'],
    title: 'Sent a request line that does not read METHOD address HTTP/1.1.',
    advice: 'A space in the address must be written as %20.',
  },
  {
    codes: ['HPE_INVALID_URL'],
    title: 'Sent an address with characters that no address may have.',
    advice: 'Escape them as %XX, as every URL library does.',
  },
  {
    codes: ['HPE_INVALID_HEADER_TOKEN'],
    title: 'Sent a header that is not well formed.',
    advice: 'A header reads Name: value, on one line, with no space before the colon and no NUL anywhere.',
  },
  {
    codes: ['HPE_CLOSED_CONNECTION'],
    title: 'Went on sending after a request that said it was the last.',
    advice:
      'Leave out Connection: close, or send nothing after that request. A body longer than its Content-Length looks the same.',
  },
]

/** What the parser's refusal means, or null where it is none of the known ones. */
export function explainRefusal(
  parserCode: string | null,
  parserReason: string | null,
): ProblemExplanation | null {
  const known = REFUSALS.find(
    ({ codes, reason }) => codes.includes(parserCode ?? '') && (reason?.test(parserReason ?? '') ?? true),
  )
  return known === undefined ? null : { title: known.title, advice: known.advice }
}

function malformed({ parserCode, reason }: ConnectionProblem): ProblemExplanation {
  const known = explainRefusal(parserCode, reason)
  if (known !== null) return known
  return {
    title: `Is not HTTP as the standard has it${reason === null ? '' : ` (${reason})`}.`,
    advice:
      'Waybill reads strictly, so that what it shows is what every server would see. The bytes are below.',
  }
}

function bytes(count: number): string {
  return count === 1 ? '1 byte' : `${formatCount(count)} bytes`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
