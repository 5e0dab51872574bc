import { describe, expect, it } from 'vitest'
import type { ConnectionProblem, ProblemList } from '../../../../core/problem/problem'
import { ProblemsStore } from '../../../../renderer/state/problems'

function aProblem(id: number): ConnectionProblem {
  return {
    id,
    atUs: id,
    kind: 'aborted',
    phase: 'head',
    requestLine: null,
    remoteAddress: '127.0.0.1',
    remotePort: 1,
    receivedBytes: 1,
    announcedBytes: null,
    parserCode: null,
    reason: null,
    status: null,
  }
}

function startStore(first: Promise<ProblemList>): {
  store: ProblemsStore
  tell: (batch: ProblemList) => void
} {
  let tell: (batch: ProblemList) => void = () => undefined
  const store = new ProblemsStore({
    list: () => first,
    evidence: () => Promise.reject(new Error('not asked for')),
    clear: () => Promise.resolve(),
    onNoted: (listener) => {
      tell = listener
      return () => undefined
    },
  })
  return {
    store,
    tell: (batch) => {
      tell(batch)
    },
  }
}

describe('the window’s list of problems', () => {
  it('misses none and doubles none, in whichever order news and list come', async () => {
    let answer: (list: ProblemList) => void = () => undefined
    const { store, tell } = startStore(
      new Promise((resolve) => {
        answer = resolve
      }),
    )
    const started = store.start()
    tell({ total: 3, problems: [aProblem(3)] })
    answer({ total: 3, problems: [aProblem(1), aProblem(2), aProblem(3)] })
    await started
    tell({ total: 4, problems: [aProblem(4)] })
    const { total, problems } = store.list.get()
    expect([total, problems.map(({ id }) => id)]).toEqual([4, [1, 2, 3, 4]])
  })

  it('is empty after clearing, and goes on', async () => {
    const { store, tell } = startStore(Promise.resolve({ total: 1, problems: [aProblem(1)] }))
    await store.start()
    await store.clear()
    expect(store.list.get()).toEqual({ total: 0, problems: [] })
    tell({ total: 1, problems: [aProblem(2)] })
    expect(store.list.get()).toEqual({ total: 1, problems: [aProblem(2)] })
  })
})
