import { describe, expect, it } from 'vitest'
import {
  fleetbaseSignature,
  isSigned,
  mayFitAnotherKey,
  signatureInWords,
  signatureReason,
  type SignedDelivery,
} from '../../../../core/delivery/signature'

const HEX = 'ab'.repeat(32)

describe('a signature', () => {
  it.each([
    ['Fleetbase’s own', 'Signature', HEX, true, HEX],
    ['in another letter case', 'signature', HEX, true, HEX],
    ['as Fleetbase’s website has it', 'X-Fleetbase-Signature', `sha256=${HEX}`, false, null],
    ['with something before it', 'Signature', `sha256=${HEX}`, true, null],
    ['GitHub’s', 'X-Hub-Signature-256', `sha256=${HEX}`, true, null],
    ['Stripe’s', 'Stripe-Signature', `t=1,v1=${HEX}`, true, null],
    ['none', 'User-Agent', 'curl/8', false, null],
  ])('is seen for what it is: %s', (_what, name, value, signed, own) => {
    expect(isSigned([[name, value]])).toBe(signed)
    expect(fleetbaseSignature([[name, value]])).toBe(own)
  })

  const own = [['Signature', HEX] as const]
  const keys = [
    { id: 'a', name: 'Shop' },
    { id: 'b', name: 'Drivers' },
  ]
  const signed = (fields: Partial<SignedDelivery>): SignedDelivery => ({
    headers: own,
    keptBytes: null,
    signature: 'invalid',
    signedBy: null,
    ...fields,
  })

  it('is told with the key that made it', () => {
    expect(signatureInWords(signed({ signature: 'valid' }), keys)).toBe('Valid, made with “internal”')
    expect(signatureInWords(signed({ signature: 'valid', signedBy: 'b' }), keys)).toBe(
      'Valid, made with “Drivers”',
    )
    expect(signatureInWords(signed({ signature: 'valid', signedBy: 'c' }), keys)).toContain('was removed')
    expect(signatureInWords(signed({}), keys)).toBe('By an unknown key')
    expect(signatureInWords(signed({ signature: null }), keys)).toBe('Not checked yet')
  })

  it('is told with the reason for the verdict', () => {
    const reason = (fields: Partial<SignedDelivery>, known = keys): string =>
      signatureReason(signed(fields), known)
    expect(reason({ signature: 'none', headers: [] })).toBe('no header carries a signature')
    expect(reason({ signature: 'valid' })).toContain('console')
    expect(reason({ signature: 'valid', signedBy: 'a' })).toContain('a key that you gave')
    expect(reason({ signature: null })).toContain('unlocked')
    expect(reason({}, [])).toContain('not made with “internal”')
    expect(reason({}, keys.slice(1))).toContain('nor with your key')
    expect(reason({})).toContain('any of your 2 keys')
    expect(reason({})).toContain('#244')
    expect(reason({ headers: [['Stripe-Signature', 't=1']] })).toContain('only Fleetbase’s')
    expect(reason({ keptBytes: 10 })).toContain('only the start')
  })

  it('may be by a key that was not given yet only where it is Fleetbase’s, over all of the body', () => {
    expect(mayFitAnotherKey(signed({}))).toBe(true)
    expect(mayFitAnotherKey(signed({ signature: 'valid' }))).toBe(false)
    expect(mayFitAnotherKey(signed({ keptBytes: 10 }))).toBe(false)
    expect(mayFitAnotherKey(signed({ headers: [['Stripe-Signature', 't=1']] }))).toBe(false)
  })
})
