import { describe, expect, it } from 'vitest'
import { defaultResponse, stepResponse, suffixResponse } from '../../../../core/response/build-response'
import { aStep } from '../../../support/a-rule'

const byDefault = { kind: 'default' } as const

describe('answers as they are built', () => {
  it('have no body for HEAD, but the length of one', () => {
    expect(defaultResponse('HEAD').body).toBe('')
    expect(defaultResponse('HEAD').headers[1]).toEqual(defaultResponse('GET').headers[1])
  })

  it('keep a rule’s headers and add none that it gives', () => {
    const step = aStep({
      headers: [
        ['content-type', 'application/json'],
        ['Date', 'never'],
      ],
    })
    const { headers } = stepResponse('POST', step, '{"ü":1}', byDefault)
    expect(headers).toEqual([
      ['Content-Length', '8'],
      ['content-type', 'application/json'],
      ['Date', 'never'],
    ])
  })

  it('say what can be stored and read back', () => {
    expect(stepResponse('POST', aStep(), 'a\0b\uD800', byDefault).body).toBe('a\uFFFDb\uFFFD')
  })

  it.each(['close', 'reset', 'never'] as const)('say nothing at all: %s', (fault) => {
    const response = stepResponse('POST', aStep({ fault }), 'x', byDefault)
    expect([response.status, response.headers, response.body]).toEqual([null, [], ''])
  })

  it('name the end of the path that asked for them', () => {
    const response = suffixResponse('POST', { status: 503, delayMs: 0, suffix: '/_503' })
    expect(response).toMatchObject({ status: 503, body: 'Waybill answers as _503 asks.\n' })
    expect(suffixResponse('POST', { status: 204, delayMs: 0, suffix: '/_204' }).body).toBe('')
  })
})
