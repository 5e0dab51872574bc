import { describe, expect, it } from 'vitest'
import { checkSignature } from '../../../../electron/store/check-signature'
import { fleetbaseBody, ORDER_CREATED_SIGNATURE } from '../../../support/fleetbase-requests'

const BODY = fleetbaseBody('order.created')

function signed(signature: string): [string, string][] {
  return [
    ['Content-Type', 'application/json'],
    ['Signature', signature],
  ]
}

describe('checking who signed a delivery', () => {
  it('takes what Fleetbase’s console signs for valid, over just the bytes that came', () => {
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), BODY)).toBe('valid')
    const laidOutAnew = Buffer.from(JSON.stringify(JSON.parse(BODY.toString())))
    expect(checkSignature(signed(ORDER_CREATED_SIGNATURE), laidOutAnew)).toBe('invalid')
  })

  it('says of any other key that it is not known', () => {
    // The same body, signed with an API credential's secret.
    const other = '1179dd009d1a8b557dbc10a5b1359e5ed9de9246f1c2e24a7a24a74c5c24b158'
    expect(checkSignature(signed(other), BODY)).toBe('invalid')
    expect(checkSignature([['X-Hub-Signature-256', `sha256=${'0'.repeat(64)}`]], BODY)).toBe('invalid')
  })

  it('says so where nobody signed', () => {
    expect(checkSignature([['Content-Type', 'application/json']], BODY)).toBe('none')
  })
})
