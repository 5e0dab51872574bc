import type { HeaderList } from '../delivery/headers'

/**
 * Headers that differ between two attempts of one event though the sender meant the same: the time, the way the request
 * took, the trace it belongs to, the attempt's own number, a signature that holds a timestamp, and how the body was framed
 * (its bytes are compared by themselves). A name that ends in `*` stands for all that begin so. A signature of the body
 * alone, such as Fleetbase's `Signature`, is not among them: over other bytes it must differ.
 */
export const VOLATILE_HEADERS = [
  'date',
  'age',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'expect',
  'via',
  'forwarded',
  'x-forwarded-*',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'cdn-loop',
  'x-request-id',
  'x-request-start',
  'x-correlation-id',
  'x-amzn-trace-id',
  'x-cloud-trace-context',
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  'uber-trace-id',
  'x-b3-*',
  'x-datadog-*',
  'webhook-timestamp',
  'webhook-signature',
  'svix-timestamp',
  'svix-signature',
  'stripe-signature',
  'x-slack-request-timestamp',
  'x-slack-signature',
  'x-slack-retry-*',
  'x-retry-count',
  'x-attempt',
  'x-webhook-attempt',
] as const

const WHOLE = new Set<string>(VOLATILE_HEADERS.filter((name) => !name.endsWith('*')))
const BEGINNINGS = VOLATILE_HEADERS.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))

/** Whether a header says nothing of what the sender meant; `name` in any letter case. */
export function isVolatileHeader(name: string): boolean {
  const lower = name.toLowerCase()
  return WHOLE.has(lower) || BEGINNINGS.some((beginning) => lower.startsWith(beginning))
}

/**
 * The headers that are left, as a text that is equal for two requests when these are. Neither letter case of names nor the
 * order of different headers counts; the order of values under one name does.
 */
export function steadyHeaders(headers: HeaderList): string {
  return headers
    .filter(([name]) => !isVolatileHeader(name))
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
