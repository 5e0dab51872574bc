import { describe, expect, it } from 'vitest'
import {
  choiceInWords,
  FAULT_LABELS,
  faultSentence,
  matchInWords,
  shortAnswer,
  stepsInWords,
} from '../../../../core/response/describe'
import { FAULTS } from '../../../../core/response/fault'
import { RULE_PRESETS } from '../../../../core/response/preset'
import { aRule, aStep } from '../../../support/a-rule'

describe('answers in words', () => {
  it.each([
    ['Fail twice, then accept', '500, 500, then 200'],
    ['Time out', '200 after 6 s'],
    ['Just in time', '200 after 4.5 s'],
    ['Never answer', 'never answers'],
    ['Hang up', 'closes'],
    ['Not found', '404'],
  ])('%s: %s', (name, words) => {
    const steps = RULE_PRESETS.find((preset) => preset.name === name)?.steps ?? []
    expect(stepsInWords(steps)).toBe(words)
  })

  it('have a word for every fault', () => {
    const words = FAULTS.map((fault) => [
      FAULT_LABELS[fault],
      faultSentence(fault),
      shortAnswer({ status: 200, fault }),
    ])
    expect(words.flat()).not.toContain(undefined)
    expect(stepsInWords(FAULTS.map((fault) => aStep({ fault, delayMs: 250 })))).toBe(
      'closes after 0.25 s, resets after 0.25 s, never answers, 200 dripped over 0.25 s, then half a 200 after 0.25 s',
    )
  })

  it('say what chose them', () => {
    expect(choiceInWords({ kind: 'default' })).toBeNull()
    expect(choiceInWords({ kind: 'path', suffix: '/_503' })).toBe('as /_503 in the path asks')
    expect(choiceInWords({ kind: 'rule', name: 'A', step: 1, stepCount: 1 })).toBe('by rule “A”')
    expect(choiceInWords({ kind: 'rule', name: 'A', step: 2, stepCount: 3 })).toBe('by rule “A”, step 2 of 3')
  })
})

describe('whom a rule is for, in words', () => {
  it.each([
    [{}, 'every delivery'],
    [{ method: 'post', path: '/a' }, 'POST /a'],
    [{ method: 'post', filter: 'size:>1kb' }, 'POST where size:>1kb'],
    [{ path: '/a', eventName: 'order.*', provider: 'fleetbase' }, '/a with order.* from Fleetbase'],
    [{ provider: 'generic' }, 'every delivery from an unknown sender'],
  ] as const)('%j', (match, words) => {
    expect(matchInWords(aRule({ match }).match)).toBe(words)
  })
})
