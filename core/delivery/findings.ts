import { formatSize } from '../format/size'
import type { JsonError } from '../json/check-json'
import type { ReadBody } from './body'
import type { DeliveryDetail } from './delivery'
import { parseContentType, promisesText } from './content-type'
import { headerValue } from './headers'
import { explainUnpackProblem, type UnpackProblem } from './unpack-problem'

/** Something about a delivery that its reader should not have to find out alone. */
export interface Finding {
  tone: 'problem' | 'note'
  title: string
  text: string
}

/** What was found when a body was looked at. */
interface BodyFacts {
  read: Pick<ReadBody, 'kind'>
  /** Where broken JSON breaks. */
  jsonError: JsonError | null
  /** Why its content encoding could not be undone. */
  unpackProblem: UnpackProblem | null
}

/**
 * What stands out in one delivery. What is said of Fleetbase is how its sender behaves in its source, not in its
 * documentation.
 */
export function findingsOf(delivery: DeliveryDetail, facts: BodyFacts): Finding[] {
  return [
    overTheLimit(delivery),
    brokenJson(delivery, facts.jsonError),
    emptyFleetbaseBody(delivery),
    redirectedGet(delivery),
    ...bodyFindings(delivery, facts),
  ].filter((finding) => finding !== null)
}

function overTheLimit({ keptBytes, sizeBytes, isBodyWhole, headers }: DeliveryDetail): Finding | null {
  if (keptBytes === null) return null
  const kept = `The first ${formatSize(keptBytes)} of it are kept, and all of the head.`
  if (isBodyWhole) {
    return {
      tone: 'problem',
      title: `The body is over the limit: ${formatSize(sizeBytes)}, answered 413`,
      text: `${kept} Size and SHA-256 are of the whole body, which was read to its end.`,
    }
  }
  const announced = headerValue(headers, 'content-length')
  const of = announced === null ? '' : ` of ${formatSize(Number(announced))} announced`
  return {
    tone: 'problem',
    title: 'The body is over the limit, answered 413',
    text: `${kept} Reading ended after ${formatSize(sizeBytes)}${of}; size and SHA-256 are of what was read.`,
  }
}

function brokenJson(delivery: DeliveryDetail, error: JsonError | null): Finding | null {
  if (delivery.bodyKind !== 'broken-json') return null
  const where =
    error === null ? '' : ` At line ${String(error.line)}, column ${String(error.column)}: ${error.message}.`
  return {
    tone: 'problem',
    title: 'The body is not valid JSON',
    text: `A handler that parses it will fail.${where}`,
  }
}

function emptyFleetbaseBody(delivery: DeliveryDetail): Finding | null {
  const isEmptyArray = delivery.bodyKind === 'json' && delivery.sizeBytes === 2
  if (delivery.provider !== 'fleetbase' || delivery.eventName !== null || !isEmptyArray) return null
  return {
    tone: 'note',
    title: 'Fleetbase sent an empty list',
    text:
      'It does so when the resource was gone by the time its queue worker read it: deleted, or not yet committed. ' +
      'There is no event name or id; a handler must not expect them.',
  }
}

function redirectedGet(delivery: DeliveryDetail): Finding | null {
  const isGuzzle = headerValue(delivery.headers, 'user-agent')?.startsWith('GuzzleHttp/') === true
  if (delivery.method !== 'GET' || delivery.sizeBytes !== 0 || !isGuzzle) return null
  return {
    tone: 'problem',
    title: 'This was probably a POST before a redirect',
    text:
      'On a 301, 302 or 303 Fleetbase repeats the request as a GET without its body, and counts a 200 as delivered. ' +
      'Give it the final address (https, no redirect).',
  }
}

/** What a person should know who reads the body: that it is shown packed, or in hex though its type promises text. */
export function bodyFindings(
  { contentType }: Pick<DeliveryDetail, 'contentType'>,
  { read, unpackProblem }: Pick<BodyFacts, 'read' | 'unpackProblem'>,
): Finding[] {
  if (unpackProblem !== null) return [{ tone: 'problem', ...explainUnpackProblem(unpackProblem) }]
  const { mediaType, charset } = parseContentType(contentType) ?? { mediaType: '', charset: null }
  if (read.kind !== 'binary' || !promisesText(mediaType)) return []
  const named = charset ?? 'UTF-8 (it names no charset)'
  return [
    {
      tone: 'problem',
      title: `The body is not the text that ${mediaType} promises`,
      text: `Its bytes are not text in ${named}, so they are shown in hex. A handler that reads them as text gets other characters than were meant, or fails.`,
    },
  ]
}
