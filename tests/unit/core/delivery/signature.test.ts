import { describe, expect, it } from 'vitest'
import { fleetbaseSignature, isSigned, signatureReason } from '../../../../core/delivery/signature'

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

  it('is told with the reason for the verdict', () => {
    const [own, other] = [[['Signature', HEX] as const], [['Stripe-Signature', 't=1'] as const]]
    expect(signatureReason('none', { headers: [], keptBytes: null })).toBe('no header carries a signature')
    expect(signatureReason('valid', { headers: own, keptBytes: null })).toContain('made with “internal”')
    expect(signatureReason('invalid', { headers: own, keptBytes: null })).toContain(
      'not made with “internal”',
    )
    expect(signatureReason('invalid', { headers: other, keptBytes: null })).toContain('no key')
    expect(signatureReason('invalid', { headers: own, keptBytes: 10 })).toContain('only the start')
  })
})
