import { z } from '../contract/schema'

const PROBLEM_KINDS = [
  /** The sender left before its request was whole. */
  'aborted',
  /** The sender stopped, or was too slow, and was told so. */
  'stalled',
  /** What came is not a request as the standard has it. */
  'malformed',
  'head-too-large',
  /** The beginning of an encrypted connection: an https address where http is spoken. */
  'tls',
  /** HTTP/2 without an upgrade. */
  'http2',
  /** CONNECT: the sender took Waybill for a proxy. */
  'proxy',
  /** A whole request that could not be kept; its sender was told to try again. */
  'not-kept',
  /** The system could not hand a connection over to Waybill; nothing of it was seen. */
  'not-accepted',
] as const

/**
 * A request, or what was meant to be one, that became no delivery: the answer to 'the sender says error and I see
 * nothing'.
 */
export const ConnectionProblem = z.object({
  /** Rises with each; unique while the program runs. */
  id: z.number().int(),
  /** Microseconds since 1970 (UTC). */
  atUs: z.number().int(),
  kind: z.enum(PROBLEM_KINDS),
  /** How far the request had come. */
  phase: z.enum(['head', 'body']),
  /** The request line as far as it came, or null where it is not known. */
  requestLine: z.string().nullable(),
  /** Empty where no connection was had. */
  remoteAddress: z.string(),
  remotePort: z.number().int(),
  /** What came of the phase that was not finished, in bytes; null where it is not known. */
  receivedBytes: z.number().int().nullable(),
  /** The Content-Length that the head announced, or null. */
  announcedBytes: z.number().int().nullable(),
  /** The parser's code for what it refused, such as HPE_INVALID_METHOD, or null. */
  parserCode: z.string().nullable(),
  /** Why, in the words of the parser or of the store; null where the kind says it all. */
  reason: z.string().nullable(),
  /** The status that was answered, or null where nobody was left to answer. */
  status: z.number().int().nullable(),
})
export type ConnectionProblem = z.infer<typeof ConnectionProblem>

/** The start of what came, as it came. */
export const ProblemEvidence = z.object({
  head: z.instanceof(Uint8Array),
  body: z.instanceof(Uint8Array),
})
export type ProblemEvidence = z.infer<typeof ProblemEvidence>

/** The newest problems are kept while the program runs, this many. */
export const MAX_PROBLEMS = 500

/** The problems that are still known. */
export const ProblemList = z.object({
  /** How many there were since the start or the last clearing; may be more than are still known. */
  total: z.number().int(),
  /** Oldest first, at most `MAX_PROBLEMS`. */
  problems: z.array(ConnectionProblem),
})
export type ProblemList = z.infer<typeof ProblemList>
