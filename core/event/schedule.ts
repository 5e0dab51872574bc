// An event's attempts against the schedule that its sender is known to keep. Pure: whoever shows it gives the time.
import type { ProviderId } from '../provider/provider-id'
import { isSilent, type Fault } from '../response/fault'

/** How a sender tries again. All in microseconds. */
export interface Schedule {
  /** How long after a failed attempt the next one is made; one less than there are attempts. */
  gapsUs: readonly number[]
  /** An answer that takes longer has failed. */
  timeoutUs: number
}

const SECOND_US = 1_000_000

/**
 * Fleetbase: at once, +10 s, +100 s, each after the failure of the one before, with 5 s for an answer. Its website says
 * otherwise. Other senders' schedules are not known.
 */
const SCHEDULES: Readonly<Partial<Record<ProviderId, Schedule>>> = {
  fleetbase: { gapsUs: [10 * SECOND_US, 100 * SECOND_US], timeoutUs: 5 * SECOND_US },
}

/** The schedule that is documented of a sender; null where none is. */
export function scheduleOf(provider: ProviderId): Schedule | null {
  return SCHEDULES[provider] ?? null
}

/** Queues are polled and networks take their time: no attempt is called late before this much has passed. */
const TOLERANCE_US = 5 * SECOND_US

/** An attempt that is later than this will not come: the sender was stopped, or its queue runs without retries. */
const GIVEN_UP_AFTER_US = 300 * SECOND_US

/** What of an attempt is looked at. */
export interface TimedAttempt {
  /** Which one it was by arrival, 1 for the first; those before it may no longer be kept. */
  attempt: number
  receivedAtUs: number
  /** Null where no status was sent. */
  status: number | null
  fault: Fault | null
  /** How long the answer was held back, milliseconds. */
  delayMs: number
}

/** Where an attempt stands in the schedule. */
export interface PlacedAttempt {
  /** Which attempt of the sender's it was, 1 for the first. Higher than its number by arrival where one never came. */
  number: number
  /** Since the attempt before it that is kept; null for the first. */
  gapUs: number | null
  /** What the gap was to be by the schedule; null for the first, and for one more than the schedule knows. */
  expectedGapUs: number | null
  /** How much later it came than that, where it is more than a queue's ordinary delay; negative for earlier; 0 for in time. */
  lateByUs: number
  /** Whether the one before it is missing: it was sent while Waybill could not be reached. */
  isAfterMissing: boolean
}

/** Whether more is to come. */
export type Outlook =
  /** Answered with a 2xx in time. */
  | { kind: 'accepted' }
  /** All attempts of the schedule were made. */
  | { kind: 'exhausted' }
  | { kind: 'expected'; next: number; of: number; atUs: number }
  /** It should have come by now. */
  | { kind: 'overdue'; next: number; of: number; atUs: number; byUs: number }
  /** It is so long overdue that it won't come. */
  | { kind: 'missed'; next: number; of: number; atUs: number }

/** Whether the sender takes an attempt for failed. */
function hasFailed(attempt: TimedAttempt, { timeoutUs }: Schedule): boolean {
  if (attempt.delayMs * 1000 >= timeoutUs || isSilent(attempt.fault) || attempt.fault === 'half-body')
    return true
  return attempt.status === null || attempt.status < 200 || attempt.status > 299
}

/** Sets attempts, in order of arrival, against a schedule. */
export function placeAttempts(attempts: readonly TimedAttempt[], schedule: Schedule): PlacedAttempt[] {
  const placed: PlacedAttempt[] = []
  attempts.forEach((attempt, index) => {
    const before = attempts[index - 1]
    const numberBefore = placed.at(-1)?.number
    if (before === undefined || numberBefore === undefined) {
      const number = attempt.attempt
      placed.push({ number, gapUs: null, expectedGapUs: null, lateByUs: 0, isAfterMissing: false })
    } else placed.push(placeAfter(before, numberBefore, attempt, schedule))
  })
  return placed
}

function placeAfter(
  before: TimedAttempt,
  numberBefore: number,
  attempt: TimedAttempt,
  schedule: Schedule,
): PlacedAttempt {
  const gapUs = attempt.receivedAtUs - before.receivedAtUs
  const answeredUs = answerTookUs(before, schedule)
  // More than one on where those between came and are no longer kept.
  const next = numberBefore + attempt.attempt - before.attempt
  const direct = gapAfter(numberBefore, next, answeredUs, schedule)
  const skipping = gapAfter(numberBefore, next + 1, answeredUs, schedule)
  // Nearer to the next but one than to the next: that one was sent and never came.
  const isAfterMissing =
    direct !== null && skipping !== null && Math.abs(gapUs - skipping) < Math.abs(gapUs - direct)
  const expectedGapUs = isAfterMissing ? skipping : direct
  const off = expectedGapUs === null ? 0 : gapUs - expectedGapUs
  return {
    number: isAfterMissing ? next + 1 : next,
    gapUs,
    expectedGapUs,
    lateByUs: Math.abs(off) > TOLERANCE_US ? off : 0,
    isAfterMissing,
  }
}

/** An attempt that was sent and did not reach Waybill. */
export interface MissingAttempt {
  number: number
  /** When it was due, microseconds since 1970. */
  dueUs: number
}

/** The one that is missing before an attempt, by the place of that; null where none is. */
export function missingBefore(
  { receivedAtUs }: Pick<TimedAttempt, 'receivedAtUs'>,
  { number, lateByUs, isAfterMissing }: PlacedAttempt,
  { gapsUs }: Schedule,
): MissingAttempt | null {
  if (!isAfterMissing) return null
  return { number: number - 1, dueUs: receivedAtUs - Math.max(0, lateByUs) - (gapsUs[number - 2] ?? 0) }
}

/** What is to be expected after these attempts, in order of arrival, of which there is at least one. */
export function outlook(attempts: readonly TimedAttempt[], schedule: Schedule, nowUs: number): Outlook {
  const last = attempts.at(-1)
  const number = placeAttempts(attempts, schedule).at(-1)?.number ?? 0
  const of = schedule.gapsUs.length + 1
  if (last === undefined || number >= of) {
    return last !== undefined && !hasFailed(last, schedule) ? { kind: 'accepted' } : { kind: 'exhausted' }
  }
  if (!hasFailed(last, schedule)) return { kind: 'accepted' }
  const atUs = last.receivedAtUs + (gapAfter(number, number + 1, answerTookUs(last, schedule), schedule) ?? 0)
  const next = number + 1
  const byUs = nowUs - atUs
  if (byUs <= TOLERANCE_US) return { kind: 'expected', next, of, atUs }
  if (byUs <= GIVEN_UP_AFTER_US) return { kind: 'overdue', next, of, atUs, byUs }
  return { kind: 'missed', next, of, atUs }
}

/**
 * An outlook in words, after 'Attempt 1 of 3': ', the next expected about 14:03:21'. `clock` writes a time of day from
 * microseconds, `length` a length of time.
 */
export function describeOutlook(
  told: Outlook,
  clock: (timeUs: number) => string,
  length: (us: number) => string,
): string {
  switch (told.kind) {
    case 'accepted':
      return ', accepted: no further attempt will come'
    case 'exhausted':
      return ': no further attempt will come'
    case 'expected':
      return `, the next expected about ${clock(told.atUs)}`
    case 'overdue':
      return `, the next is later than expected by ${length(told.byUs)}`
    case 'missed':
      return `, the next was expected about ${clock(told.atUs)} and did not come`
  }
}

/**
 * What Fleetbase's console logs for an attempt, as far as can be told from here: '200 OK', '503 Service Unavailable', and
 * '500 ERR' whenever it got no answer in time, which a real 500 differs from by its phrase alone.
 */
export function consoleEntry(attempt: TimedAttempt, schedule: Schedule): string {
  const isUnanswered =
    attempt.status === null ||
    isSilent(attempt.fault) ||
    attempt.fault === 'half-body' ||
    attempt.delayMs * 1000 >= schedule.timeoutUs
  if (isUnanswered) return '500 ERR'
  const phrase = PHRASES[attempt.status ?? 0]
  return phrase === undefined ? String(attempt.status) : `${String(attempt.status)} ${phrase}`
}

/** How long the sender waited for the answer, at most its timeout. What a network takes beside it is not known. */
function answerTookUs({ delayMs, fault }: TimedAttempt, { timeoutUs }: Schedule): number {
  return fault === 'never' ? timeoutUs : Math.min(delayMs * 1000, timeoutUs)
}

/** From one attempt's arrival to that of a later one; the attempts between are taken to have failed at once. */
function gapAfter(from: number, to: number, answeredUs: number, { gapsUs }: Schedule): number | null {
  const gaps = gapsUs.slice(from - 1, to - 1)
  return gaps.length < to - from ? null : gaps.reduce((sum, gap) => sum + gap, answeredUs)
}

/** The phrases that node:http sends beside the statuses that Waybill is likely to answer. */
const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
