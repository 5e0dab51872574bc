import type { AppError } from '../../core/contract/errors'
import type { CapturedBatch } from '../../core/contract/events'
import type { AnsweredRequest, ReceivedRequest } from '../../core/delivery/received-request'
import { chooseResponse } from '../../core/response/choose-response'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { UnansweredDelivery } from '../../core/response/rule-filter'
import type { StepCounter } from '../../core/response/step-counter'
import { addToBlocks } from './blocks-table'
import { insertBodies } from './bodies-table'
import type { Writer } from './connection'
import { insertDeliveries, summaryOf, type NewDelivery } from './deliveries-table'
import { selectGrouping } from './groups/grouping-table'
import { findPlaces, joinNewest, type Grouped } from './groups/join-groups'
import { readGrouped } from './groups/read-grouped'
import { insertHeads } from './heads-table'
import type { PendingAppend } from './packed-appends'
import type { AppendAnswers } from './protocol'
import { readContents, type Contents } from './read-contents'
import { advanceRevision } from './revision-table'
import { nextId } from './row-insert'
import type { CandidateKey } from './signatures/candidate-keys'
import { isDamage, isEnvironment, storageFailure } from './storage-failure'

export interface GroupOutcome {
  answers: AppendAnswers
  committed: CapturedBatch | null
  /** What kept at least one append from being written and is to be expected of the next; null where all went well. */
  failure: AppError | null
  isDamaged: boolean
}

export interface CommitContext {
  db: Writer
  /** The database's path, for messages. */
  file: string
  /** Where the rules' sequences are. */
  counter: StepCounter
  /** The keys that signatures are tried with besides Fleetbase's own, null while they are not known; none if left out. */
  signingKeys?: () => readonly CandidateKey[] | null
  /** Told of errors that are this program's own fault. */
  onBug: (event: string, error: unknown) => void
}

/** A delivery read and answered, ready to be written. */
interface Entry {
  seq: number
  request: AnsweredRequest
  contents: Contents
  grouped: Grouped
  /** Whether the answer was chosen here, so that the receiver has yet to hear of it. */
  isChosenHere: boolean
  countedKey: string | null
}

/**
 * Writes all appends in one transaction. Where that fails each is tried alone, so that one which can't be stored takes no
 * other with it. Never throws.
 */
export function commitGroup(context: CommitContext, appends: readonly PendingAppend[]): GroupOutcome {
  const keyRules = keyRulesOf(context)
  const entries = appends.map((append) => prepare(context, append, keyRules))
  try {
    return commit(context.db, entries)
  } catch (error) {
    const isAlone = entries.length === 1
    if (isDamage(error) || isAlone) return refuse(context, entries, error)
    return commitOneByOne(context, entries)
  }
}

/** What can't be read now can't be written either, which is found out soon enough. */
function keyRulesOf({ db, onBug }: CommitContext): EventKeyRules {
  try {
    return selectGrouping(db).keyRules
  } catch (error) {
    if (!isDamage(error) && !isEnvironment(error)) onBug('key-rules-unread', error)
    return []
  }
}

/** Reads a delivery's contents and settles its answer, so that both are written in one commit. */
function prepare(
  { counter, signingKeys = () => [], onBug }: CommitContext,
  { seq, request }: PendingAppend,
  keyRules: EventKeyRules,
): Entry {
  const reportUnread = (error: unknown): void => {
    onBug('contents-unread', error)
  }
  const { body, ...contents } = readContents(request, reportUnread, signingKeys())
  const { bodyKind, envelope, bodySha256 } = contents
  const { method, target, headers } = request
  const view = { method, target, headers, bodyKind, envelope, json: body?.json, bodySha256: () => bodySha256 }
  const grouped = readGrouped(view, keyRules)
  if (isAnswered(request)) return { seq, request, contents, grouped, isChosenHere: false, countedKey: null }
  const { response: told } = request
  if (!('candidates' in told)) throw new Error('an answer is neither settled nor open')
  const text = body?.text ?? null
  const asked = unanswered(request, contents, text, body?.json)
  const facts = { ...request, ...contents, text, json: body?.json, asked }
  const { response, countedKey } = chooseResponse(told, facts, counter)
  return { seq, request: { ...request, response }, contents, grouped, isChosenHere: true, countedKey }
}

function isAnswered(request: ReceivedRequest): request is AnsweredRequest {
  return !('candidates' in request.response)
}

/** A delivery as a rule's filter looks at it. */
function unanswered(
  request: ReceivedRequest,
  { bodyKind, envelope, signature }: Contents,
  text: string | null,
  json: unknown,
): UnansweredDelivery {
  const { oversized, body } = request
  return {
    summary: {
      ...request,
      ...envelope,
      bodyKind,
      signature,
      sizeBytes: oversized?.receivedBytes ?? body.byteLength,
      keptBytes: oversized === null ? null : body.byteLength,
    },
    remoteAddress: () => request.remoteAddress,
    headers: () => request.headers,
    bodyText: () => text,
    json: () => json,
  }
}

function commit(db: Writer, entries: readonly Entry[]): GroupOutcome {
  const committed = db.transaction((): CapturedBatch => {
    const added = insert(db, entries)
    return { ...advanceRevision(db, added.length), deliveries: added.map(summaryOf) }
  })
  const answers: AppendAnswers = { kept: [], chosen: [], refused: [] }
  entries.forEach(({ seq, request, isChosenHere }, index) => {
    answers.kept.push(seq, committed.deliveries[index]?.id ?? 0)
    if (isChosenHere) answers.chosen.push([seq, request.response])
  })
  return { answers, committed, failure: null, isDamaged: false }
}

function insert(db: Writer, entries: readonly Entry[]): NewDelivery[] {
  const places = findPlaces(
    db,
    entries.map(({ grouped }) => grouped),
  )
  const firstId = nextId(db, 'deliveries')
  const arrivals = places.map((place, index) => ({ id: firstId + index, place }))
  const added = entries.map(({ request, contents }, index): NewDelivery => {
    return { id: firstId + index, request, contents, attempt: places[index]?.attempt ?? 1 }
  })
  insertDeliveries(db, added)
  insertHeads(db, added)
  insertBodies(db, added)
  joinNewest(db, arrivals)
  addToBlocks(
    db,
    added.map(({ id }) => id),
  )
  return added
}

function commitOneByOne(context: CommitContext, entries: readonly Entry[]): GroupOutcome {
  const answers: AppendAnswers = { kept: [], chosen: [], refused: [] }
  const outcome: GroupOutcome = { answers, committed: null, failure: null, isDamaged: false }
  for (const entry of entries) {
    const single = commitAlone(context, entry)
    answers.kept.push(...single.answers.kept)
    answers.chosen.push(...single.answers.chosen)
    answers.refused.push(...single.answers.refused)
    outcome.failure = single.failure ?? outcome.failure
    outcome.isDamaged ||= single.isDamaged
    if (single.committed === null) continue
    const { after, deliveries } = outcome.committed ?? { after: single.committed.after, deliveries: [] }
    outcome.committed = {
      ...single.committed,
      after,
      deliveries: [...deliveries, ...single.committed.deliveries],
    }
  }
  return outcome
}

function commitAlone(context: CommitContext, entry: Entry): GroupOutcome {
  try {
    return commit(context.db, [entry])
  } catch (error) {
    return refuse(context, [entry], error)
  }
}

function refuse(context: CommitContext, entries: readonly Entry[], error: unknown): GroupOutcome {
  const isDamaged = isDamage(error)
  const failure = storageFailure(error, context.file)
  const isExpected = isDamaged || isEnvironment(error)
  if (!isExpected) context.onBug('append-failed', error)
  for (const { countedKey } of entries) if (countedKey !== null) context.counter.giveBack(countedKey)
  const report = failure.toReport()
  return {
    answers: { kept: [], chosen: [], refused: entries.map(({ seq }) => [seq, report]) },
    committed: null,
    failure: isExpected ? failure : null,
    isDamaged,
  }
}
