import type { ResponseRule, ResponseStep, RuleMatch } from '../../core/response/rule'

let lastId = 0

/** A step that answers 200 at once; any field can be given. */
export function aStep(fields: Partial<ResponseStep> = {}): ResponseStep {
  return { status: 200, headers: [], body: 'told', delayMs: 0, fault: null, ...fields }
}

/** An enabled rule for every delivery, with an id of its own; any field can be given. */
export function aRule(
  fields: Partial<Omit<ResponseRule, 'match'>> & { match?: Partial<RuleMatch> } = {},
): ResponseRule {
  lastId += 1
  return {
    id: `rule-${String(lastId)}`,
    name: 'As told',
    enabled: true,
    steps: [aStep()],
    ...fields,
    match: { path: null, method: null, provider: null, eventName: null, filter: null, ...fields.match },
  }
}
