import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { RULE_PRESETS } from '../../../../core/response/preset'
import type { ResponseRule } from '../../../../core/response/rule'
import { AnswersStore, type AnswersSource } from '../../../../renderer/state/answers'
import { aRule } from '../../../support/a-rule'

/** Where rules are kept, in this test's own memory; each save waits to be let through or refused. */
class Keeper implements AnswersSource {
  saves: { rules: ResponseRule[]; accept: () => void; refuse: () => void }[] = []
  private listener: (rules: ResponseRule[]) => void = () => undefined

  constructor(private rules: ResponseRule[]) {}

  get = () => Promise.resolve(this.rules)

  save = (rules: ResponseRule[]) =>
    new Promise<void>((resolve, reject) => {
      this.saves.push({
        rules,
        accept: () => {
          this.rules = rules
          this.listener(rules)
          resolve()
        },
        refuse: () => {
          reject(new AppError('settings-unwritable', 'The settings could not be saved.'))
        },
      })
    })

  onChange = (listener: (rules: ResponseRule[]) => void) => {
    this.listener = listener
    return () => undefined
  }
}

async function started(...rules: ResponseRule[]): Promise<{ store: AnswersStore; keeper: Keeper }> {
  const keeper = new Keeper(rules)
  let lastId = 0
  const store = new AnswersStore(keeper, () => `new-${String((lastId += 1))}`)
  await store.start()
  return { store, keeper }
}

const ids = (store: AnswersStore): string[] => store.state.get().items.map(({ id }) => id)
const [a, b, c] = [aRule({ id: 'a' }), aRule({ id: 'b' }), aRule({ id: 'c' })]

describe('the rules in the window', () => {
  it('puts a preset first, where it answers at once', async () => {
    const { store, keeper } = await started(a)
    const [preset] = RULE_PRESETS
    if (preset !== undefined) void store.add(preset)
    expect(ids(store)).toEqual(['new-1', 'a'])
    expect(keeper.saves[0]?.rules.map(({ name }) => name)).toEqual(['Fail twice, then accept', 'As told'])
  })

  it('changes a rule in its place', async () => {
    const { store } = await started(a, b)
    void store.putRule({ ...b, name: 'changed' })
    expect(store.state.get().items.map(({ name }) => name)).toEqual(['As told', 'changed'])
    void store.enable('a', false)
    expect(store.state.get().items.map(({ enabled }) => enabled)).toEqual([false, true])
  })

  it('moves, deletes and brings back', async () => {
    const { store, keeper } = await started(a, b, c)
    void store.move('c', -1)
    expect(ids(store)).toEqual(['a', 'c', 'b'])
    void store.move('a', 1)
    expect(ids(store)).toEqual(['c', 'a', 'b'])
    const deleting = store.delete('a')
    expect(ids(store)).toEqual(['c', 'b'])
    for (const save of keeper.saves) save.accept()
    await deleting
    expect(store.state.get().deleted).toEqual({ item: a, index: 1 })
    void store.undoDelete()
    expect(ids(store)).toEqual(['c', 'a', 'b'])
    expect(store.state.get().deleted).toBeNull()
  })

  it('goes back to what is saved where a change can’t be, and says so', async () => {
    const { store, keeper } = await started(a, b)
    const moving = store.move('b', -1)
    expect(ids(store)).toEqual(['b', 'a'])
    keeper.saves[0]?.refuse()
    expect(await moving).toBe(false)
    expect(ids(store)).toEqual(['a', 'b'])
    expect(store.state.get().failure?.code).toBe('settings-unwritable')

    const both = [store.enable('a', false), store.enable('b', false)]
    for (const save of keeper.saves.slice(1)) save.refuse()
    expect(await Promise.all(both)).toEqual([false, false])
    expect(store.state.get().items).toEqual([a, b])
    store.forgetNotices()
    expect(store.state.get().failure).toBeNull()
  })

  it('is not set back by the news of an earlier of its own changes', async () => {
    const { store, keeper } = await started(a, b, c)
    const first = store.enable('a', false)
    const second = store.enable('b', false)
    keeper.saves[0]?.accept()
    await first
    expect(store.state.get().items.map(({ enabled }) => enabled)).toEqual([false, false, true])
    keeper.saves[1]?.accept()
    await second
    expect(store.state.get().items.map(({ enabled }) => enabled)).toEqual([false, false, true])
  })
})
