import { describe, expect, it } from 'vitest'
import { candidateKeys } from '../../../../../electron/store/signatures/candidate-keys'
import { checkSignature } from '../../../../../electron/store/signatures/check-signature'
import { fleetbaseBody, ORDER_CREATED_SIGNATURE } from '../../../../support/fleetbase-requests'

const BODY = fleetbaseBody('order.created')

/** Of the same body, made with an API credential's secret. */
const OTHER_SIGNATURE = '1179dd009d1a8b557dbc10a5b1359e5ed9de9246f1c2e24a7a24a74c5c24b158'
const OTHER_SECRET = '$2y$10$u1F7Zt0bQm3Lk9PqXwYvUeJ5sR2cD8hN6aG4iO1lE7tK0yB9zVfCq'

const { tried: KEYS } = candidateKeys([
  { id: 'shop', secret: 'not this one' },
  { id: 'locked', secret: null },
  { id: 'drivers', secret: OTHER_SECRET },
])

function signed(signature: string): [string, string][] {
  return [
    ['Content-Type', 'application/json'],
    ['Signature', signature],
  ]
}

describe('checking who signed a delivery', () => {
  it('takes what Fleetbase’s console signs for valid, over just the bytes that came', () => {
    const byConsole = { verdict: 'valid', signedBy: null }
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), BODY, [])).toEqual(byConsole)
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), BODY, KEYS)).toEqual(byConsole)
    const laidOutAnew = Buffer.from(JSON.stringify(JSON.parse(BODY.toString())))
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), laidOutAnew, KEYS).verdict).toBe('invalid')
  })

  it('says which of the given keys made it, and of any other that it is not known', () => {
    const byUnknown = { verdict: 'invalid', signedBy: null }
    expect(checkSignature(signed(OTHER_SIGNATURE), BODY, [])).toEqual(byUnknown)
    expect(checkSignature(signed(OTHER_SIGNATURE), BODY, KEYS)).toEqual({
      verdict: 'valid',
      signedBy: 'drivers',
    })
    const github = [['X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`] as const]
    expect(checkSignature(github, BODY, KEYS)).toEqual(byUnknown)
  })

  it('says nothing of a signature that may be by a key that is not known yet', () => {
    expect(checkSignature(signed(OTHER_SIGNATURE), BODY, null)).toEqual({ verdict: null, signedBy: null })
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), BODY, null).verdict).toBe('valid')
    expect(checkSignature([['Stripe-Signature', 't=1,v1=ab']], BODY, null).verdict).toBe('invalid')
  })

  it('says so where nobody signed', () => {
    const none = { verdict: 'none', signedBy: null }
    expect(checkSignature([['Content-Type', 'application/json']], BODY, KEYS)).toEqual(none)
    expect(checkSignature([['Content-Type', 'application/json']], BODY, null)).toEqual(none)
  })
})
