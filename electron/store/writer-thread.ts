// The thread that owns the writing connection. While one transaction is on its way to the disk the next deliveries
// gather in the port's queue, and all of them go into the next one: the slower the disk, the larger the groups.
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import { AppError, reportOf, type ErrorReport } from '../../core/contract/errors'
import { StepCounter } from '../../core/response/step-counter'
import { commitGroup, type CommitContext, type GroupOutcome } from './commit-group'
import type { Writer } from './connection'
import { Housekeeper } from './housekeeper'
import { bytesOf, groupsOf } from './append-groups'
import { backgroundSteps } from './background-steps'
import type { BackgroundWork } from './background-work'
import { followKeyRules } from './groups/grouper'
import { hasChanges, takeChanges } from './groups/group-news'
import { createListFeed, type ListFeed } from './list-feed'
import { BUSY_MS, pauseAfter } from './news-pace'
import { openDatabase } from './open-database'
import { unpackAppends, type PendingAppend } from './packed-appends'
import { probeWriting } from './probe-table'
import type {
  FromStoreThread,
  Settlement,
  StoreCall,
  StoreCallName,
  StoreOrder,
  StoreThreadSettings,
  ToStoreThread,
} from './protocol'
import { selectRevision } from './revision-table'
import { SignatureWork } from './signatures/signature-work'
import { VerdictNews } from './signatures/verdict-news'
import { isDamage, isEnvironment, storageFailure } from './storage-failure'
import { threadLog, type ThreadLog } from './thread-log'

const FIRST_PROBE_MS = 500
const LAST_PROBE_MS = 10_000

/** Larger than nearly every webhook, small enough to write every few seconds. */
const MAX_PROBE_BYTES = 1024 * 1024
const MIN_PROBE_BYTES = 64 * 1024

/** Opens the database, keeps what arrives and does what a person orders, until told to close. */
export function runWriter(port: MessagePort, settings: StoreThreadSettings): void {
  const log = threadLog(port)
  const post = (message: FromStoreThread): void => {
    port.postMessage(message)
  }
  let db: Writer
  try {
    const opened = openDatabase({ ...settings, reportSlow: log.slowQuery, now: new Date() })
    db = opened.db
    post({ type: 'opened', ...selectRevision(db), setAside: opened.setAside })
  } catch (error) {
    const failure = storageFailure(error, settings.file).toReport()
    post({ type: 'open-failed', error: failure, reason: String(error) })
    port.close()
    return
  }
  const thread = new WriterThread(
    { db, file: settings.file, counter: new StepCounter(), onBug: log.bug },
    settings,
    post,
    log,
  )
  port.on('message', (first: ToStoreThread) => {
    const waiting = [first]
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      waiting.push(next.message as ToStoreThread)
    }
    const messages = waiting.filter((message) => message !== 'close')
    thread.write(
      messages.flatMap(({ appends }) => (appends === null ? [] : unpackAppends(appends))),
      messages.flatMap(({ calls }) => calls),
    )
    if (messages.length < waiting.length) thread.close()
    if (thread.isClosed) port.close()
  })
}

class WriterThread {
  private probe: NodeJS.Timeout | null = null
  private isFailing = false
  private readonly housekeeper: Housekeeper
  private readonly background: BackgroundWork
  private readonly list: ListFeed
  private readonly verdicts: VerdictNews
  private readonly signatures: SignatureWork
  private readonly context: CommitContext
  private telling: NodeJS.Timeout | null = null
  /** Events and resources that changed are told of many commits at once. */
  private tellPauseMs = BUSY_MS
  isClosed = false

  constructor(
    context: Omit<CommitContext, 'signingKeys'>,
    settings: Pick<StoreThreadSettings, 'limits' | 'keyRules' | 'signingKeys'>,
    private readonly post: (message: FromStoreThread) => void,
    private readonly log: ThreadLog,
  ) {
    this.list = createListFeed((news) => {
      post({ type: 'list', news })
    })
    this.verdicts = new VerdictNews((checked) => {
      post({ type: 'signatures', checked })
    })
    const signatures = new SignatureWork(context.db, settings.signingKeys, (deliveries) => {
      this.verdicts.add(deliveries)
    })
    this.signatures = signatures
    this.context = { ...context, signingKeys: () => signatures.tried }
    this.background = backgroundSteps({
      db: context.db,
      keyRules: settings.keyRules,
      signatures,
      onStep: () => {
        this.tellGroupsSoon()
      },
      onFailure: (error) => {
        this.onBackgroundFailure('background-work-failed', error)
      },
    })
    this.housekeeper = new Housekeeper({
      db: context.db,
      file: context.file,
      limits: settings.limits,
      onNews: (news) => {
        this.list.add(news)
        this.tellGroupsSoon()
      },
      onHistory: (state) => {
        post({ type: 'history', state })
      },
      onFailure: (error) => {
        this.onBackgroundFailure('housekeeping-failed', error)
      },
    })
  }

  write(appends: readonly PendingAppend[], calls: readonly StoreCall[]): void {
    for (const group of groupsOf(appends)) {
      // What is left is rejected by the other side when it hears of the damage.
      if (!this.isClosed) this.writeGroup(group)
    }
    for (const call of calls) if (isOrder(call)) void this.carryOut(call)
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.housekeeper.close()
    this.background.close()
    this.list.close()
    this.verdicts.close()
    if (this.telling !== null) clearTimeout(this.telling)
    if (this.probe !== null) clearTimeout(this.probe)
    try {
      this.context.db.get({ name: 'checkpoint', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' })
    } catch (error) {
      // Nothing is lost: the log stays beside the database and is read at the next start.
      this.log.warn('checkpoint-failed', { reason: String(error) })
    }
    this.context.db.close()
  }

  private writeGroup(group: readonly PendingAppend[]): void {
    const outcome = commitGroup(this.context, group)
    // The state first: whoever gets an answer finds it up to date.
    if (outcome.failure !== null) this.fail(outcome.failure, outcome, group)
    else if (outcome.committed !== null) this.recover()
    if (outcome.committed !== null) {
      this.list.add({ name: 'captured', payload: outcome.committed })
    }
    this.post({ type: 'appended', ...outcome.answers })
    if (outcome.isDamaged) this.giveUpDamaged()
    if (outcome.committed === null || outcome.isDamaged) return
    this.housekeeper.onCommitted(outcome.answers.kept.length / 2, bytesOf(group))
    this.background.onCommitted()
    this.tellGroupsSoon()
  }

  private async carryOut(order: StoreOrder): Promise<void> {
    const { seq } = order
    let settlement: Settlement
    try {
      settlement = { seq, ok: true, value: await this.obey(order) }
    } catch (error) {
      settlement = { seq, ok: false, error: this.orderFailure(error) }
    }
    // Whoever awaits an order finds its news told.
    this.list.flush()
    this.post({ type: 'settled', settlements: [settlement] })
  }

  private async obey(order: StoreOrder): Promise<unknown> {
    switch (order.name) {
      case 'annotate':
        await this.housekeeper.annotate(order.query.ids, order.query.annotation)
        return null
      case 'limit':
        this.housekeeper.changeLimits(order.query)
        return null
      case 'key-rules':
        followKeyRules(this.context.db, order.query)
        this.background.lookSoon()
        this.tellGroupsSoon()
        return null
      case 'signing-keys':
        this.signatures.follow(order.query)
        this.background.lookSoon()
        return null
      case 'clear':
        return this.housekeeper.clear(order.query)
      case 'undo':
        await this.housekeeper.undo(order.query.clearingId)
        return null
    }
  }

  private orderFailure(error: unknown): ErrorReport {
    if (error instanceof AppError) return error.toReport()
    if (isDamage(error)) this.giveUpDamaged()
    else if (!isEnvironment(error)) {
      this.log.bug('order-failed', error)
      return reportOf(error)
    }
    return storageFailure(error, this.context.file).toReport()
  }

  private onBackgroundFailure(event: string, error: unknown): void {
    if (this.isClosed) return
    if (isDamage(error)) this.giveUpDamaged()
    else if (isEnvironment(error)) this.log.warn(event, { reason: String(error) })
    else this.log.bug(event, error)
  }

  private tellGroupsSoon(): void {
    if (this.isClosed || this.telling !== null || !hasChanges(this.context.db)) return
    this.telling = setTimeout(() => {
      this.telling = null
      try {
        const change = takeChanges(this.context.db)
        if (change === null) return
        this.post({ type: 'groups', change })
        this.tellPauseMs = Math.max(BUSY_MS, pauseAfter(change.events?.length ?? Infinity))
      } catch (error) {
        this.onBackgroundFailure('groups-not-told', error)
      }
    }, this.tellPauseMs)
  }

  private giveUpDamaged(): void {
    if (this.isClosed) return
    this.close()
    this.post({ type: 'damaged' })
  }

  private fail(failure: AppError, outcome: GroupOutcome, group: readonly PendingAppend[]): void {
    const refused = outcome.answers.refused.length
    this.log.warn('store-cannot-write', { code: failure.code, refused, reason: String(failure.cause) })
    this.isFailing = true
    this.post({ type: 'health', failure: failure.toReport() })
    this.probeLater(Math.min(Math.max(bytesOf(group), MIN_PROBE_BYTES), MAX_PROBE_BYTES), FIRST_PROBE_MS)
  }

  /** Finds out that the cause is gone even when nothing arrives, so that the window does not go on warning. */
  private probeLater(sizeBytes: number, delayMs: number): void {
    if (this.probe !== null) clearTimeout(this.probe)
    this.probe = setTimeout(() => {
      try {
        probeWriting(this.context.db, sizeBytes)
        this.recover()
      } catch (error) {
        this.post({ type: 'health', failure: storageFailure(error, this.context.file).toReport() })
        this.probeLater(sizeBytes, Math.min(delayMs * 2, LAST_PROBE_MS))
      }
    }, delayMs)
  }

  private recover(): void {
    if (this.probe !== null) clearTimeout(this.probe)
    this.probe = null
    if (!this.isFailing) return
    this.isFailing = false
    this.log.info('store-writes-again', {})
    this.post({ type: 'health', failure: null })
  }
}

const ORDERS: ReadonlySet<StoreCallName> = new Set([
  'annotate',
  'clear',
  'undo',
  'limit',
  'key-rules',
  'signing-keys',
])

function isOrder(call: StoreCall): call is StoreOrder {
  return ORDERS.has(call.name)
}
