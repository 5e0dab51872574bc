import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { eventTypeKey, eventTypeOf, type EventType } from '../../../core/event/event-type'
import type { Matrix } from '../../../core/matrix/matrix'
import type { TypeNoiseState } from '../noise/noise-store'
import { Observable } from '../observable'
import type { PayloadText } from '../timeline/payload-text'

/** As many as can be read beside each other. */
export const MAX_COLUMNS = 50

/** One delivery of a matrix. */
export interface MatrixColumn {
  delivery: DeliverySummary
  /** Its payload; what follows a value begins from it. Null where there is none to read. */
  text: string | null
  /** Why its payload can't be read, as a sentence; null where it can. */
  why: string | null
}

export type MatrixState =
  | { status: 'none' }
  | { status: 'loading' }
  | { status: 'failed'; error: ErrorReport }
  | {
      status: 'open'
      /** In order of arrival. */
      columns: readonly MatrixColumn[]
      matrix: Matrix
      /** The event types of the columns, each once. */
      types: readonly EventType[]
      /** How many deliveries were left out, as there were more than can be read. */
      leftOut: number
    }

export interface MatrixSource {
  get(id: number): Promise<DeliverySummary>
  /** Rejects with an AppError. */
  load(id: number): Promise<PayloadText>
  /** Off the window's thread where the texts are large. Rejects where the one before it was not awaited. */
  compare(texts: readonly (string | null)[], patterns: readonly string[]): Promise<Matrix>
  noise(type: EventType): Pick<Observable<TypeNoiseState>, 'get' | 'subscribe'>
}

/** Bodies that are fetched at the same time. */
const AT_ONCE = 6

/** Deliveries beside each other, for as long as they are compared. Of two in quick succession the later is shown. */
export class MatrixStore {
  readonly state = new Observable<MatrixState>({ status: 'none' })
  private ids: readonly number[] = []
  private turn = 0
  private stopFollowing: () => void = () => undefined

  constructor(private readonly source: MatrixSource) {}

  /** Sets deliveries beside each other; of more than can be read, the newest. */
  async open(ids: readonly number[]): Promise<void> {
    this.close()
    const { turn } = this
    this.ids = ids
    this.state.set({ status: 'loading' })
    const inOrder = [...new Set(ids)].sort((one, other) => one - other)
    const shown = inOrder.slice(-MAX_COLUMNS)
    try {
      const columns = await this.columnsOf(shown)
      if (turn !== this.turn) return
      const leftOut = inOrder.length - shown.length
      await this.build(columns, leftOut)
    } catch (error) {
      if (turn === this.turn) this.state.set({ status: 'failed', error: reportOf(error) })
    }
  }

  retry(): void {
    void this.open(this.ids)
  }

  close(): void {
    this.turn += 1
    this.stopFollowing()
    this.stopFollowing = () => undefined
    this.state.set({ status: 'none' })
  }

  private async columnsOf(ids: readonly number[]): Promise<MatrixColumn[]> {
    const columns: MatrixColumn[] = []
    const waiting = [...ids.entries()]
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [place, id] = next
        const [delivery, payload] = await Promise.all([this.source.get(id), this.source.load(id)])
        columns[place] = { delivery, text: payload.text, why: payload.text === null ? payload.why : null }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return columns
  }

  /** Compares by what is noise now, and anew whenever something else is. */
  private async build(columns: readonly MatrixColumn[], leftOut: number): Promise<void> {
    const { turn } = this
    const types = [
      ...new Map(
        columns.map(({ delivery }) => {
          const type = eventTypeOf(delivery)
          return [eventTypeKey(type), type] as const
        }),
      ).values(),
    ]
    const noise = types.map((type) => this.source.noise(type))
    const patterns = (): readonly string[] => [...new Set(noise.flatMap((one) => one.get().patterns))]
    let known = patterns()
    const compare = async (): Promise<void> => {
      const asked = known
      const matrix = await this.source.compare(
        columns.map(({ text }) => text),
        known,
      )
      if (turn !== this.turn || asked !== known) return
      this.state.set({ status: 'open', columns, matrix, types, leftOut })
    }
    const stops = noise.map((one) =>
      one.subscribe(() => {
        const now = patterns()
        if (now.length === known.length && now.every((pattern, at) => pattern === known[at])) return
        known = now
        compare().catch((error: unknown) => {
          if (turn === this.turn) this.state.set({ status: 'failed', error: reportOf(error) })
        })
      }),
    )
    this.stopFollowing = () => {
      for (const stop of stops) stop()
    }
    await compare()
  }
}
