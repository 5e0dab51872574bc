import { describe, expect, it } from 'vitest'
import { ResponseRule, ResponseStep } from '../../../../core/response/rule'
import { aRule, aStep } from '../../../support/a-rule'

function problems(schema: typeof ResponseStep | typeof ResponseRule, value: unknown): string[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('a step', () => {
  it.each([
    [{ status: 199 }, 'status: A status is from 200 to 599.'],
    [{ status: 600 }, 'status: A status is from 200 to 599.'],
    [{ status: 200.5 }, 'status: A status is a whole number.'],
    [{ delayMs: 120_001 }, 'delayMs: At most two minutes.'],
    [{ body: '{{what}}' }, 'body: There is no placeholder {{what}}.'],
    [{ headers: [['Content-Length', '1']] }, 'headers.0.0: Waybill writes this header itself.'],
    [{ headers: [['a b', '1']] }, 'headers.0.0: A header’s name takes letters, digits and hyphens.'],
    [{ headers: [['a', 'b\r\nc']] }, 'headers.0.1: A header’s value is one line of Latin-1 text.'],
    [{ fault: 'half-body', body: '' }, 'body: This fault needs a body to send a part of.'],
    [{ fault: 'slow-drip' }, 'delayMs: Say how long the body is to take.'],
  ] as const)('is refused with a sentence: %j', (change, problem) => {
    expect(problems(ResponseStep, { ...aStep(), ...change })).toEqual([problem])
  })
})

describe('a rule', () => {
  it('is taken as it is', () => {
    expect(ResponseRule.parse(aRule())).toBeDefined()
  })

  it.each([
    [{ name: '  ' }, 'name: Give the rule a name.'],
    [{ name: 'a\nb' }, 'name: A name is one line.'],
    [{ steps: [] }, 'steps: A rule has at least one step.'],
  ])('is refused with a sentence: %j', (change, problem) => {
    expect(problems(ResponseRule, { ...aRule(), ...change })).toEqual([problem])
  })

  it.each([
    [{ path: '' }, 'match.path: Leave it empty to mean any.'],
    [{ method: 'GET POST' }, 'match.method: A method is one word: POST.'],
  ])('is refused with a sentence: %j', (match, problem) => {
    expect(problems(ResponseRule, aRule({ match }))).toEqual([problem])
  })
})
