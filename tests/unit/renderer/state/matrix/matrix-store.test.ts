import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../core/contract/errors'
import { eventTypeOf } from '../../../../../core/event/event-type'
import { buildMatrix } from '../../../../../core/matrix/build-matrix'
import {
  MAX_COLUMNS,
  MatrixStore,
  type MatrixSource,
} from '../../../../../renderer/state/matrix/matrix-store'
import type { TypeNoiseState } from '../../../../../renderer/state/noise/noise-store'
import { Observable } from '../../../../../renderer/state/observable'
import { aSummary } from '../../../../support/a-delivery'

const type = eventTypeOf(aSummary())

/** After all that was promised by now. */
const settled = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))

/** Deliveries whose payload is their id; 13 has none. */
function aMatrix(given: Partial<MatrixSource> = {}) {
  const noise = new Observable<TypeNoiseState>({
    lines: [],
    patterns: [],
    isKnown: true,
    pairs: 0,
    areOfOneResource: false,
    failure: null,
  })
  const store = new MatrixStore({
    get: (id) => Promise.resolve(aSummary({ id })),
    load: (id) =>
      Promise.resolve(
        id === 13 ? { text: null, why: 'The payload is not JSON.' } : { text: `{"n":${String(id)}}`, type },
      ),
    compare: (texts, patterns) => Promise.resolve(buildMatrix(texts, patterns)),
    noise: () => noise,
    ...given,
  })
  const noisy = (patterns: readonly string[]): void => {
    noise.set({ ...noise.get(), patterns })
  }
  return { store, noisy }
}

/** What is open: each column's delivery, and the rows' cells. */
function opened(store: MatrixStore) {
  const state = store.state.get()
  if (state.status !== 'open') throw new Error(`It is ${state.status}.`)
  return {
    ids: state.columns.map(({ delivery }) => delivery.id),
    cells: state.matrix.rows.map(({ cells, isNoisy }) => [isNoisy, ...cells]),
    unreadable: state.columns.filter(({ why }) => why !== null).length,
    leftOut: state.leftOut,
    types: state.types,
  }
}

describe('deliveries beside each other', () => {
  it('stand in order of arrival, also those that can’t be read', async () => {
    const { store } = aMatrix()
    await store.open([14, 12, 13, 12])
    expect(opened(store)).toEqual({
      ids: [12, 13, 14],
      cells: [[false, 0, -2, 1]],
      unreadable: 1,
      leftOut: 0,
      types: [type],
    })
  })

  it('are the newest of too many', async () => {
    const { store } = aMatrix()
    await store.open(Array.from({ length: MAX_COLUMNS + 3 }, (_none, at) => at + 20))
    expect(opened(store)).toMatchObject({ leftOut: 3 })
    expect(opened(store).ids[0]).toBe(23)
  })

  it('follow what is called noise', async () => {
    const { store, noisy } = aMatrix()
    await store.open([1, 2, 3])
    noisy(['/n'])
    await settled()
    expect(opened(store).cells).toEqual([[true, 0, 1, 2]])
    store.close()
    noisy([])
    await settled()
    expect(store.state.get()).toEqual({ status: 'none' })
  })

  it('are those that were asked for last', async () => {
    const { store } = aMatrix()
    await Promise.all([store.open([1, 2, 3]), store.open([4, 5, 6])])
    expect(opened(store).ids).toEqual([4, 5, 6])
  })

  it('can be tried again where they could not be loaded', async () => {
    let fails = true
    const refused = new AppError('store-unavailable', 'Not now.')
    const { store } = aMatrix({
      get: (id) => (fails ? Promise.reject(refused) : Promise.resolve(aSummary({ id }))),
    })
    await store.open([1, 2, 3])
    expect(store.state.get()).toMatchObject({ status: 'failed', error: { message: 'Not now.' } })
    fails = false
    store.retry()
    await settled()
    expect(opened(store).ids).toEqual([1, 2, 3])
  })
})
