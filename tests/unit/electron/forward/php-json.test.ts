import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phpJsonEncode } from '../../../../electron/forward/php-json'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

describe('encoding JSON as PHP does', () => {
  it.each(['order.created', 'order.dispatched', 'driver.created'])(
    'gives the very bytes that Fleetbase sends: %s',
    (name) => {
      const body = fleetbaseBody(name).toString('latin1')
      expect(phpJsonEncode(JSON.parse(body))).toBe(body)
    },
  )

  it('is ASCII without a bare slash, and the same value to whoever reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const encoded = phpJsonEncode(value)
        expect(encoded).toMatch(/^[\0-\x7f]*$/)
        expect(encoded).not.toMatch(/(?<!\\)\//)
        expect(JSON.parse(encoded)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('escapes as PHP writes it: lower-case hex, a pair as two', () => {
    expect(phpJsonEncode('Zoë 🚚 a/b \u2028 \u007f "\\\n')).toBe(
      '"Zo\\u00eb \\ud83d\\ude9a a\\/b \\u2028 \u007f \\"\\\\\\n"',
    )
  })
})
