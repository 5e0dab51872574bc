import { ruleFromPreset, type RulePreset } from '../../core/response/preset'
import type { ResponseRule } from '../../core/response/rule'
import { KeptList, type KeptListSource } from './kept-list'

/** Where the rules are kept. */
export interface AnswersSource extends KeptListSource<ResponseRule> {
  onChange(listener: (rules: ResponseRule[]) => void): () => void
}

/** What is answered: the rules in the order they are asked. */
export class AnswersStore extends KeptList<ResponseRule> {
  constructor(
    private readonly source: AnswersSource,
    private readonly newId: () => string,
  ) {
    super(source)
  }

  override async start(): Promise<void> {
    this.source.onChange((rules) => {
      this.takeIn(rules)
    })
    await super.start()
  }

  /** A rule for everything, from a preset. It goes first, so that it answers from now on. */
  add(preset: RulePreset): Promise<boolean> {
    return this.putRule(ruleFromPreset(preset, this.newId()))
  }

  /** An id for a rule that is being written. */
  nextId(): string {
    return this.newId()
  }

  /** Saves a rule in its place; a new one goes first. False where it could not be saved, which the state says. */
  putRule(rule: ResponseRule): Promise<boolean> {
    return this.put(rule, 'first')
  }

  enable(id: string, enabled: boolean): Promise<boolean> {
    return this.save(this.state.get().items.map((rule) => (rule.id === id ? { ...rule, enabled } : rule)))
  }
}
