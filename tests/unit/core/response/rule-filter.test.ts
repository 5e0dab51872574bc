import { describe, expect, it } from 'vitest'
import {
  passesRuleFilter,
  ruleFilterProblem,
  type UnansweredDelivery,
} from '../../../../core/response/rule-filter'
import { ResponseRule } from '../../../../core/response/rule'
import { anUnansweredDelivery } from '../../../support/an-unanswered-delivery'
import { aRule } from '../../../support/a-rule'

describe('a rule’s filter', () => {
  it.each([
    ['data.meta.priority:high', true],
    ['data.meta.priority:low', false],
    ['header.user-agent:guzzle and -via:direct', true],
    ['query.try:1 size:>1kb is:json', true],
    ['is:broken or method:GET', false],
    ['created', true],
    ['event:order.* (', false],
  ])('%s', (text, passes) => {
    expect(passesRuleFilter(text, anUnansweredDelivery())).toBe(passes)
  })

  it('finds nothing in a body that was too much to parse, but its words', () => {
    const heavy: UnansweredDelivery = { ...anUnansweredDelivery(), json: () => undefined }
    expect(passesRuleFilter('data.status:created', heavy)).toBe(false)
    expect(passesRuleFilter('priority', heavy)).toBe(true)
  })

  it.each([
    ['status:500', 'A rule is asked before the answer, when nobody knows yet of “status:”.'],
    ['order or -(is:pinned a)', 'A rule is asked before the answer, when nobody knows yet of “is:pinned”.'],
    ['event:order.* )', 'At character 15: This closes nothing: there is no “(” before it.'],
    ['event:order.* data.status:new', null],
  ])('%s is refused or taken when it is saved', (filter, message) => {
    expect(ruleFilterProblem(filter)).toBe(message)
    const saved = ResponseRule.safeParse(aRule({ match: { filter } }))
    expect(saved.error?.issues.map((issue) => issue.message) ?? []).toEqual(message === null ? [] : [message])
  })

  it('is none in a rule of an older Waybill', () => {
    const rule = aRule()
    const older = { ...rule, match: { path: null, method: null, provider: null, eventName: null } }
    expect(ResponseRule.parse(older)).toEqual(rule)
  })
})
