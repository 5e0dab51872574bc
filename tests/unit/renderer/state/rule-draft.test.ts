import { describe, expect, it } from 'vitest'
import { RULE_PRESETS, ruleFromPreset } from '../../../../core/response/preset'
import {
  draftOf,
  hintsOf,
  nameOf,
  newDraft,
  newStep,
  readDraft,
  type RuleDraft,
} from '../../../../renderer/state/rule-draft'
import { aRule, aStep } from '../../../support/a-rule'

function problemsOf(draft: RuleDraft): Record<string, string> {
  const read = readDraft(draft)
  return 'problems' in read ? Object.fromEntries(read.problems) : {}
}

describe('a rule in a form', () => {
  it.each(RULE_PRESETS)('comes out as it went in: $name', (preset) => {
    const rule = ruleFromPreset(preset, 'id')
    expect(readDraft(draftOf(rule))).toEqual({ rule })
  })

  it('comes out as it went in with all fields used', () => {
    const rule = aRule({
      enabled: false,
      match: {
        path: '/a/*',
        method: 'POST',
        provider: 'fleetbase',
        eventName: 'order.*',
        filter: 'size:>1kb',
      },
      steps: [
        aStep({
          headers: [
            ['A', 'b: c'],
            ['Empty', ''],
          ],
          body: 'x\n{{event.id}}',
          delayMs: 1234,
        }),
        aStep({ fault: 'slow-drip', delayMs: 500 }),
        aStep({ fault: 'reset', delayMs: 20, body: '' }),
      ],
    })
    expect(readDraft(draftOf(rule))).toEqual({ rule })
  })

  it('reads what a person writes', () => {
    const step = { ...newStep('0'), seconds: ' 1,5 ', headers: 'A:b\r\n\r\n C : d ' }
    const draft = { ...newDraft('id'), name: ' Mine ', path: '  ', method: 'post', steps: [step] }
    const read = readDraft(draft)
    expect(read).toMatchObject({
      rule: {
        name: 'Mine',
        match: { path: null, method: 'POST' },
        steps: [
          {
            delayMs: 1500,
            headers: [
              ['A', 'b'],
              ['C', 'd'],
            ],
          },
        ],
      },
    })
  })

  it('asks nothing of fields that a fault leaves out', () => {
    const mute = {
      ...newStep('0'),
      fault: 'never',
      status: 'x',
      seconds: 'y',
      body: '{{',
      headers: 'z',
    } as const
    expect(readDraft({ ...newDraft('id'), name: 'a', steps: [mute] })).toMatchObject({
      rule: { steps: [{ fault: 'never', delayMs: 0, body: '', headers: [] }] },
    })
  })

  it('says what is wrong at the field that it is wrong in', () => {
    const steps = [
      { ...newStep('0'), status: '20', seconds: 'soon', body: '{{nothing}}', headers: 'no colon' },
      { ...newStep('1'), fault: 'half-body' as const },
      { ...newStep('2'), status: '', seconds: '121' },
    ]
    expect(problemsOf({ ...newDraft('id'), path: 'x'.repeat(2001), method: 'A B', steps })).toEqual({
      path: 'At most 2000 characters.',
      method: 'A method is one word: POST.',
      'steps.0.status': 'A status is from 200 to 599.',
      'steps.0.seconds': 'A delay is a number of seconds.',
      'steps.0.body': 'There is no placeholder {{nothing}}.',
      'steps.0.headers': 'A header’s name takes letters, digits and hyphens.',
      'steps.1.body': 'This fault needs a body to send a part of.',
      'steps.2.status': 'A status is from 200 to 599.',
      'steps.2.seconds': 'At most two minutes.',
    })
  })
})

describe('what is said of a step', () => {
  it.each([
    [{}, []],
    [{ seconds: '4.5' }, ['tunnel']],
    [{ seconds: '6' }, ['Fleetbase gives up', 'tunnel']],
    [{ fault: 'never' }, ['Fleetbase gives up', 'tunnel']],
    [{ status: '301' }, ['GET']],
    [{ status: '307' }, []],
  ] as const)('%j', (change, words) => {
    const hints = hintsOf({ ...newStep('0'), ...change })
    expect(hints).toHaveLength(words.length)
    for (const [index, word] of words.entries()) expect(hints[index]).toContain(word)
  })
})

describe('a rule without a name', () => {
  it('is called after what it does', () => {
    const steps = [newStep('0'), newStep('1'), { ...newStep('2'), status: '200', seconds: '1,5' }]
    expect(nameOf(steps)).toBe('500, 500, then 200 after 1.5 s')
    expect(readDraft({ ...newDraft('id'), name: '  ', steps })).toMatchObject({
      rule: { name: '500, 500, then 200 after 1.5 s' },
    })
  })

  it('has no name of its own while its steps are wrong, which is not said to be another mistake', () => {
    const steps = [{ ...newStep('0'), status: '99' }]
    expect(nameOf(steps)).toBeNull()
    const read = readDraft({ ...newDraft('id'), steps })
    expect('problems' in read ? [...read.problems.keys()] : null).toEqual(['steps.0.status'])
  })

  it('has a name that can be saved, however long its steps', () => {
    const steps = Array.from({ length: 20 }, (_, index) => ({
      ...newStep(String(index)),
      seconds: '119.999',
    }))
    expect('rule' in readDraft({ ...newDraft('id'), steps })).toBe(true)
  })
})
