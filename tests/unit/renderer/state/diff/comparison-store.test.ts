import { describe, expect, it } from 'vitest'
import type { DeliveryDetail } from '../../../../../core/delivery/delivery'
import { rowAt } from '../../../../../core/diff/view/row-at'
import type { SideSource } from '../../../../../renderer/state/diff/compared-side'
import { ComparisonStore } from '../../../../../renderer/state/diff/comparison-store'
import { DEFAULT_DIFF_CHOICES } from '../../../../../renderer/state/diff/diff-choices'
import {
  DiffClient,
  type DiffThread,
  type ThreadListener,
} from '../../../../../renderer/state/diff/diff-client'
import { DiffSession } from '../../../../../renderer/state/diff/diff-session'
import { answerQuestion } from '../../../../../renderer/state/diff/answer-question'
import type { DiffQuestion } from '../../../../../renderer/state/diff/diff-tasks'
import type { TypeNoiseState } from '../../../../../renderer/state/noise/noise-store'
import { Observable } from '../../../../../renderer/state/observable'
import { aDelivery } from '../../../../support/a-delivery'
import { settled } from '../../../../support/delivery-archive'

interface Kept {
  body: string
  detail?: Partial<DeliveryDetail>
}

/** Answers when it is let. */
class SlowThread implements DiffThread {
  static readonly all: SlowThread[] = []
  private readonly session = new DiffSession()
  isEnded = false
  question: DiffQuestion | null = null

  constructor(readonly listener: ThreadListener) {
    SlowThread.all.push(this)
  }

  ask(question: DiffQuestion): void {
    this.question = question
  }

  end(): void {
    this.isEnded = true
  }

  async answer(): Promise<void> {
    if (this.question === null) throw new Error('nothing was asked')
    answerQuestion(this.session, this.question, (message) => {
      this.listener.onAnswer(message)
    })
    await settled()
  }
}

function aStore(kept: Record<number, Kept>, noisy: readonly string[] = []) {
  SlowThread.all.length = 0
  const choices = new Observable(DEFAULT_DIFF_CHOICES)
  const noise = new Observable<TypeNoiseState>({
    lines: [],
    patterns: noisy,
    isKnown: true,
    pairs: 0,
    areOfOneResource: false,
    failure: null,
  })
  let failure: Error | null = null
  const store = new ComparisonStore({
    client: new DiffClient((listener) => new SlowThread(listener)),
    inspection: {
      get: (id) =>
        failure === null
          ? Promise.resolve(aDelivery({ id, bodyKind: 'json', ...kept[id]?.detail }))
          : Promise.reject(failure),
      body: ({ id, offset }) => {
        const bytes = Buffer.from(kept[id]?.body ?? '')
        return Promise.resolve({ bytes: bytes.subarray(offset), totalBytes: bytes.length })
      },
    },
    choices,
    noiseOf: () => noise,
  })
  return {
    store,
    choices,
    noise,
    failWith: (error: Error | null) => {
      failure = error
    },
    show: async (left: number | SideSource, right: number | SideSource) => {
      // It resolves when it is compared, which may be to wait for its thread.
      void store.show(sideOf(left), sideOf(right))
      await settled()
    },
  }
}

function sideOf(side: number | SideSource): SideSource {
  return typeof side === 'number' ? { kind: 'delivery', id: side } : side
}

function opened(store: ComparisonStore) {
  const state = store.state.get()
  if (state.status !== 'open') throw new Error(`it is ${state.status}`)
  return state.comparison
}

/** What the rows in sight say of changes: `change "a"`. */
function seen(store: ComparisonStore): string[] {
  const shown = store.inSight.get()
  if (shown === null) return []
  const { left, right } = shown.comparison.texts
  return Array.from({ length: shown.rows.count }, (_none, at) => rowAt(shown.rows, at, left, right))
    .filter(({ mark, shape }) => mark !== 'same' && mark !== 'inside' && shape !== 'close')
    .map((row) => `${row.mark} ${(row.right ?? row.left)?.key ?? ''}`)
}

const two = {
  1: { body: '{"id":1,"a":1,"b":[1,2],"c":"x"}' },
  2: { body: '{"id":2,"a":2,"b":[1,2],"d":"y"}' },
}

const large = (value: number): string =>
  JSON.stringify({ filler: Array.from({ length: 6000 }, (_none, at) => `element ${String(at)}`), value })

describe('a comparison that is shown', () => {
  it('tells payloads, headers and bytes apart', async () => {
    const { store, show } = aStore({
      1: { body: '{"a":1}', detail: { headers: [['A', '1']] } },
      2: { body: '{ "a": 1 }', detail: { headers: [['A', '2']] } },
    })
    await show(1, 2)
    const { report, headers, hasSameBytes, language } = opened(store)
    expect([report.gist, headers?.[0]?.change, hasSameBytes, language]).toEqual([
      'no difference',
      'change',
      false,
      'json',
    ])
  })

  it('goes from change to change, around the end and back', async () => {
    const { store, show } = aStore(two)
    await show(1, 2)
    expect(seen(store)).toEqual(['change "id"', 'change "a"', 'remove "c"', 'add "d"'])
    const at: (number | null)[] = []
    for (const by of [1, 1, 1, 1, 1, -1] as const) {
      store.step(by)
      at.push(store.pointed.get())
    }
    const stops = [...(store.inSight.get()?.stops ?? [])]
    expect(at).toEqual([...stops, stops[0], stops.at(-1)])
    expect(store.reveals.get()).toBe(6)
  })

  it('shows the kinds and the paths that are asked for, and all again', async () => {
    const { store, show } = aStore(two)
    await show(1, 2)
    store.setFilter({ kinds: ['add'] })
    await settled()
    expect(seen(store)).toEqual(['add "d"'])
    store.setFilter({ path: '/a', kinds: null })
    await settled()
    expect(seen(store)).toEqual(['change "a"'])
    store.setFilter({ path: '' })
    await settled()
    expect(seen(store)).toHaveLength(4)
  })

  it('sets noise apart, shows it when it is asked for, and follows what is noise', async () => {
    const { store, show, choices, noise } = aStore(two, ['/id'])
    await show(1, 2)
    expect(seen(store)).not.toContain('change "id"')
    expect(opened(store).report.noisy.change).toBe(1)
    choices.set({ ...choices.get(), noise: true })
    await settled()
    expect(seen(store)).toContain('change "id"')
    noise.set({ ...noise.get(), patterns: ['/a'] })
    await settled()
    expect(opened(store).report.noisy.change).toBe(1)
    choices.set({ ...choices.get(), noise: false })
    await settled()
    expect(seen(store)).toEqual(['change "id"', 'remove "c"', 'add "d"'])
  })

  it('equates what is asked for, and is laid out as it is asked for', async () => {
    const { store, show, choices } = aStore({
      1: { body: '{"a":1.0,"b":{}}' },
      2: { body: '{"a":1,"b":[]}' },
    })
    await show(1, 2)
    expect(opened(store).report.counts).toMatchObject({ change: 1, type: 1, alike: 0 })
    const equivalences = { ...choices.get().equivalences, numberText: true, emptyPhp: true }
    choices.set({ ...choices.get(), equivalences })
    await settled()
    expect(opened(store).report.counts).toMatchObject({ change: 0, type: 0, alike: 2 })
    choices.set({ ...choices.get(), layout: 'unified' })
    await settled()
    expect(store.inSight.get()?.rows.layout).toBe('unified')
    choices.set({ ...choices.get(), layout: 'split' })
    store.setNarrow(true)
    await settled()
    expect(store.inSight.get()?.rows.layout).toBe('unified')
  })

  it('opens folds, and folds them again', async () => {
    const list = (last: number): string =>
      JSON.stringify([...Array.from({ length: 50 }, (_none, at) => at), last])
    const { store, show } = aStore({ 1: { body: list(1) }, 2: { body: list(2) } })
    await show(1, 2)
    const shown = store.inSight.get()
    const folded = shown?.rows.count ?? 0
    const fold = shown === null ? null : rowAt(shown.rows, 1, list(1), list(2)).fold
    store.openFold(fold?.id ?? NaN)
    await settled()
    expect(store.inSight.get()?.rows.count).toBeGreaterThan(folded + 40)
    store.openAllFolds(false)
    await settled()
    expect(store.inSight.get()?.rows.count).toBe(folded)
  })

  it('changes sides', async () => {
    const { store, show } = aStore(two)
    await show(1, 2)
    store.swap()
    await settled()
    expect(opened(store).left.detail?.id).toBe(2)
    expect(seen(store)).toContain('add "c"')
  })

  it('gives its patches', async () => {
    const { store, show } = aStore(two)
    await show(1, 2)
    expect(JSON.parse(await store.patch())).toContainEqual({ op: 'remove', path: '/c' })
    expect((await store.mergePatch()).text).toBe('{"id":2,"a":2,"c":null,"d":"y"}')
  })

  it('compares lines where one is no JSON, and says which', async () => {
    const { store, show } = aStore({
      1: { body: '{"a":1}' },
      2: { body: 'a\nb', detail: { bodyKind: 'text' } },
    })
    await show(1, 2)
    expect(opened(store)).toMatchObject({ language: 'text', jsonProblem: null })
    await show(1, { kind: 'text', from: 'file', name: 'a.json', text: '{"a":' })
    expect(opened(store)).toMatchObject({ language: 'text', headers: null, jsonProblem: { side: 'right' } })
  })

  it('lays XML and forms out, and says what is a start only', async () => {
    const { store, show } = aStore({
      1: { body: '<a><b>1</b></a>', detail: { bodyKind: 'xml' } },
      2: { body: '<a><b>2</b></a>', detail: { bodyKind: 'xml' } },
      3: { body: 'a=1&b=Zo%C3%AB', detail: { bodyKind: 'form' } },
      4: { body: '{"a":', detail: { bodyKind: 'json', keptBytes: 5, sizeBytes: 900 } },
    })
    await show(1, 2)
    expect(opened(store).texts.left).toBe('<a>\n  <b>1</b>\n</a>')
    await show(3, 4)
    expect(opened(store).texts.left).toBe('a = 1\nb = Zoë')
    expect(opened(store).right.notes).toEqual(['Of 900 B only the first 5 B can be compared, as text.'])
  })

  it('keeps what is in sight while a text is written', async () => {
    const { store, show } = aStore(two)
    const pasted = (text: string): SideSource => ({ kind: 'text', from: 'pasted', name: 'Pasted text', text })
    await show(pasted('{"a":1}'), 2)
    store.setFilter({ kinds: ['add'] })
    await settled()
    const states: string[] = []
    store.state.subscribe(() => states.push(store.state.get().status))
    await show(pasted('{"a":3}'), 2)
    expect(states).toEqual(['open'])
    expect(store.filter.get().kinds).toEqual(['add'])
    await show(1, 2)
    expect(store.filter.get().kinds).toBeNull()
  })

  it('tells what can’t be loaded, and tries again', async () => {
    const { store, show, failWith } = aStore(two)
    failWith(new Error('gone'))
    await show(1, 2)
    expect(store.state.get()).toMatchObject({ status: 'failed' })
    failWith(null)
    store.retry()
    await settled()
    expect(seen(store)).toHaveLength(4)
  })

  it('of large texts tells how far it is, and can be cancelled and begun again', async () => {
    const { store, show } = aStore({ 1: { body: large(1) }, 2: { body: large(2) } })
    await show(1, 2)
    expect(store.state.get()).toEqual({ status: 'comparing', share: 0 })
    const [first] = SlowThread.all
    first?.listener.onAnswer({ kind: 'progress', number: 1, share: 0.4 })
    expect(store.state.get()).toEqual({ status: 'comparing', share: 0.4 })
    store.cancel()
    await settled()
    expect([store.state.get().status, first?.isEnded]).toEqual(['cancelled', true])
    store.retry()
    await settled()
    await SlowThread.all[1]?.answer()
    expect(seen(store)).toEqual(['change "value"'])
  })

  it('takes up a filter that was asked for while it was compared', async () => {
    const { store, show } = aStore({ 1: { body: large(1) }, 2: { body: large(2) } })
    await show(1, 2)
    store.setFilter({ kinds: ['add'] })
    await settled()
    await SlowThread.all[0]?.answer()
    await SlowThread.all[0]?.answer()
    expect(seen(store)).toEqual([])
  })

  it('of two in quick succession shows the later one', async () => {
    const { store } = aStore({ 1: { body: large(1) }, 2: { body: large(2) }, 3: { body: '{"a":1}' } })
    void store.show(sideOf(1), sideOf(2))
    await settled()
    await store.show(sideOf(3), sideOf(3))
    await settled()
    expect(opened(store).left.detail?.id).toBe(3)
    expect(SlowThread.all[0]?.isEnded).toBe(true)
  })

  it('lets go of everything when it is closed', async () => {
    const { store, show } = aStore(two)
    await show(1, 2)
    store.setFilter({ path: 'a' })
    store.close()
    await settled()
    expect([store.state.get().status, store.inSight.get(), store.pointed.get()]).toEqual(['none', null, null])
  })
})
