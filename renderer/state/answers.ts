import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { ruleFromPreset, type RulePreset } from '../../core/response/preset'
import type { ResponseRule } from '../../core/response/rule'
import { Observable } from './observable'

export interface AnswersState {
  /** In the order they are asked. */
  rules: readonly ResponseRule[]
  /** The one that was deleted last, for as long as that can be undone. */
  deleted: { rule: ResponseRule; index: number } | null
  /** Why the last change could not be saved, or null. */
  failure: ErrorReport | null
}

/** Where the rules are kept. */
export interface AnswersSource {
  get(): Promise<ResponseRule[]>
  save(rules: ResponseRule[]): Promise<void>
  onChange(listener: (rules: ResponseRule[]) => void): () => void
}

/** What is answered. A change shows at once and is taken back if it can't be saved. */
export class AnswersStore {
  readonly state = new Observable<AnswersState>({ rules: [], deleted: null, failure: null })
  /** Of changes in quick succession only the answer to the last one says what holds. */
  private lastSave = 0

  constructor(
    private readonly source: AnswersSource,
    private readonly newId: () => string,
  ) {}

  async start(): Promise<void> {
    this.source.onChange((rules) => {
      if (this.lastSave === 0) this.change({ rules })
    })
    this.change({ rules: await this.source.get() })
  }

  /** A rule for everything, from a preset. It goes first, so that it answers from now on. */
  add(preset: RulePreset): Promise<boolean> {
    return this.put(ruleFromPreset(preset, this.newId()))
  }

  /** An id for a rule that is being written. */
  nextId(): string {
    return this.newId()
  }

  /** Saves a rule in its place; a new one goes first. False where it could not be saved, which the state says. */
  put(rule: ResponseRule): Promise<boolean> {
    const { rules } = this.state.get()
    const isKnown = rules.some(({ id }) => id === rule.id)
    return this.save(isKnown ? rules.map((other) => (other.id === rule.id ? rule : other)) : [rule, ...rules])
  }

  enable(id: string, enabled: boolean): Promise<boolean> {
    return this.save(this.state.get().rules.map((rule) => (rule.id === id ? { ...rule, enabled } : rule)))
  }

  /** Moves a rule up (-1) or down (1). */
  move(id: string, by: -1 | 1): Promise<boolean> {
    const rules = [...this.state.get().rules]
    const from = rules.findIndex((rule) => rule.id === id)
    const [rule] = rules.splice(from, 1)
    if (rule !== undefined) rules.splice(from + by, 0, rule)
    return this.save(rules)
  }

  async delete(id: string): Promise<void> {
    const { rules } = this.state.get()
    const index = rules.findIndex((rule) => rule.id === id)
    const rule = rules[index]
    if (rule === undefined) return
    if (await this.save(rules.filter((other) => other !== rule))) this.change({ deleted: { rule, index } })
  }

  undoDelete(): Promise<boolean> {
    const { rules, deleted } = this.state.get()
    if (deleted === null) return Promise.resolve(false)
    return this.save([...rules.slice(0, deleted.index), deleted.rule, ...rules.slice(deleted.index)])
  }

  /** Leaves behind what was said of the last change. */
  forgetNotices(): void {
    this.change({ deleted: null, failure: null })
  }

  private async save(rules: readonly ResponseRule[]): Promise<boolean> {
    this.lastSave += 1
    const ownSave = this.lastSave
    this.change({ rules, deleted: null, failure: null })
    try {
      await this.source.save([...rules])
      return true
    } catch (error) {
      // Asked anew: an earlier change, under way at the time, may have failed as well.
      const kept = await this.source.get()
      if (ownSave === this.lastSave) this.change({ rules: kept, failure: reportOf(error) })
      return false
    } finally {
      if (ownSave === this.lastSave) this.lastSave = 0
    }
  }

  private change(change: Partial<AnswersState>): void {
    this.state.set({ ...this.state.get(), ...change })
  }
}
