// The thread that answers the window. It is apart from the writer, so that no question, however long, delays an answer
// to a sender.
import type { MessagePort } from 'node:worker_threads'
import type { BodyQuery, BodyRange, DeliveryPage, DeliveryPlace, PageQuery } from '../../core/contract/calls'
import { AppError, assertNever } from '../../core/contract/errors'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import { selectBody } from './bodies-table'
import { BodyCache } from './body-cache'
import { openReader, type Reader } from './connection'
import { unpack, type Unpacked } from './content-encoding'
import { matchCriteria, selectDetail, selectPage, selectPosition } from './deliveries-table'
import { selectBaselines } from './groups/baseline-reader'
import {
  findEvents,
  selectEventDetail,
  selectEventPage,
  selectGroupsOf,
  selectNamedEvents,
} from './groups/event-reader'
import {
  searchResources,
  selectNamedResources,
  selectResourceDetail,
  selectResourcePage,
} from './groups/resource-reader'
import { NoiseTeacher } from './noise-teacher'
import type { FromStoreThread, Settlement, StoreCall, StoreThreadSettings, ToStoreThread } from './protocol'
import { suggest } from './search/suggest'
import { Searcher } from './search/searcher'
import { selectRevision } from './revision-table'
import { storageFailure } from './storage-failure'
import { threadLog, type ThreadLog } from './thread-log'
import { selectValueHistory } from './value-history'
import { selectWhole } from './whole-deliveries'

/** Answers what the window asks on the port until told to close. */
export function runReader(port: MessagePort, settings: StoreThreadSettings): void {
  const log = threadLog(port)
  const thread = new ReaderThread(settings.file, log)
  port.on('message', (message: ToStoreThread) => {
    if (message === 'close') {
      thread.close()
      port.close()
      return
    }
    for (const call of message.calls) {
      const { settlement, transfer } = settle(thread, call, settings.file, log)
      const answer: FromStoreThread = { type: 'settled', settlements: [settlement] }
      port.postMessage(answer, transfer)
    }
  })
}

function settle(
  thread: ReaderThread,
  call: StoreCall,
  file: string,
  log: ThreadLog,
): { settlement: Settlement; transfer: ArrayBuffer[] } {
  try {
    const { value, transfer = [] } = thread.answer(call)
    return { settlement: { seq: call.seq, ok: true, value }, transfer }
  } catch (error) {
    const isExpected = error instanceof AppError
    if (!isExpected) log.bug('read-failed', error)
    const report = (isExpected ? error : readFailure(error, file)).toReport()
    return { settlement: { seq: call.seq, ok: false, error: report }, transfer: [] }
  }
}

function readFailure(error: unknown, file: string): AppError {
  const failure = storageFailure(error, file)
  return new AppError('store-unavailable', 'What is kept can’t be read just now.', failure.advice, {
    cause: error,
  })
}

interface ThreadAnswer {
  value: unknown
  transfer?: ArrayBuffer[]
}

class ReaderThread {
  private db: Reader | null = null
  private searcher: Searcher | null = null
  private teacher: NoiseTeacher | null = null
  private readonly bodies = new BodyCache<Unpacked>()

  constructor(
    private readonly file: string,
    private readonly log: ThreadLog,
  ) {}

  answer(call: StoreCall): ThreadAnswer {
    switch (call.name) {
      case 'page':
        return { value: this.page(call.query) }
      case 'get':
        return { value: this.detail(call.query.id) }
      case 'body': {
        const range = this.body(call.query)
        return { value: range, transfer: [range.bytes.buffer] }
      }
      case 'whole':
        return { value: this.inSnapshot((db) => selectWhole(db, call.query.ids)) }
      case 'locate':
        return { value: this.place(call.query.id) }
      case 'match':
        return { value: this.inSnapshot((db) => matchCriteria(db, call.query)) }
      case 'search':
        return { value: this.searching().search(call.query) }
      case 'count':
        return { value: this.searching().count(call.query) }
      case 'arrivals':
        return { value: this.searching().arrivals(call.query) }
      case 'suggest':
        return { value: this.inSnapshot((db) => suggest(db, call.query)) }
      case 'events':
        return { value: selectEventPage(this.connection(), call.query) }
      case 'find-events':
        return { value: findEvents(this.connection(), this.searching(), call.query) }
      case 'named-events':
        return { value: selectNamedEvents(this.connection(), call.query.ids) }
      case 'event':
        return { value: selectEventDetail(this.connection(), call.query.id) }
      case 'groups-of':
        return { value: selectGroupsOf(this.connection(), call.query.id) }
      case 'baselines':
        return { value: selectBaselines(this.connection(), call.query.id) }
      case 'resources':
        return { value: selectResourcePage(this.connection(), call.query) }
      case 'named-resources':
        return { value: selectNamedResources(this.connection(), call.query.ids) }
      case 'search-resources':
        return { value: searchResources(this.connection(), call.query) }
      case 'resource':
        return { value: selectResourceDetail(this.connection(), call.query.id) }
      case 'learn-noise':
        return { value: this.teaching().learn(call.query) }
      case 'values':
        return { value: selectValueHistory(this.searching(), call.query) }
      case 'annotate':
      case 'clear':
      case 'undo':
      case 'limit':
      case 'key-rules':
      case 'signing-keys':
        throw new Error('the reader was asked to write')
      default:
        return assertNever(call, 'the store reader')
    }
  }

  close(): void {
    this.db?.close()
  }

  /** Opened when it is first asked: by then the writer has made the file. */
  private connection(): Reader {
    this.db ??= openReader(this.file, this.log.slowQuery)
    return this.db
  }

  private inSnapshot<Value>(read: (db: Reader) => Value): Value {
    const db = this.connection()
    return db.snapshot(() => read(db))
  }

  private searching(): Searcher {
    this.searcher ??= new Searcher(this.connection())
    return this.searcher
  }

  private teaching(): NoiseTeacher {
    this.teacher ??= new NoiseTeacher(this.searching())
    return this.teacher
  }

  private page({ from, limit }: PageQuery): DeliveryPage {
    const db = this.connection()
    return db.snapshot(() => {
      const { revision, total } = selectRevision(db)
      const start = Math.min(from ?? Math.max(0, total - limit), total)
      return { revision, total, from: start, deliveries: selectPage(db, start, limit) }
    })
  }

  private place(id: number): DeliveryPlace {
    const db = this.connection()
    return db.snapshot(() => ({ revision: selectRevision(db).revision, position: selectPosition(db, id) }))
  }

  private detail(id: number): DeliveryDetail {
    return selectDetail(this.connection(), id) ?? this.refuse(id)
  }

  private body({ id, form, offset, length }: BodyQuery): BodyRange & { bytes: Uint8Array<ArrayBuffer> } {
    const body = this.bodies.get(`${String(id)}/${form}`, () => this.load(id, form)) ?? this.refuse(id)
    return {
      // A copy of its own, since it is transferred and the body stays here.
      bytes: new Uint8Array(body.bytes.subarray(offset, offset + length)),
      totalBytes: body.bytes.byteLength,
      ...(body.problem === null ? {} : { unpackProblem: body.problem }),
    }
  }

  private load(id: number, form: BodyQuery['form']): Unpacked | null {
    const raw = selectBody(this.connection(), id)
    if (raw === null) return null
    if (form === 'raw') return { bytes: raw, problem: null }
    const { headers, keptBytes } = this.detail(id)
    return unpack(raw, headers, { isStart: keptBytes !== null })
  }

  private refuse(id: number): never {
    throw new AppError('not-found', `Delivery ${String(id)} is no longer kept.`)
  }
}
