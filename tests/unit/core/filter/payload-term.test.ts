import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../../core/filter/parse'
import { valuesAt, type PayloadPath } from '../../../../core/filter/payload-path'
import { payloadTest } from '../../../../core/filter/payload-test'
import { anyElement, isTold, payloadTerm } from '../../../../core/filter/payload-term'
import { printFilter } from '../../../../core/filter/print'
import type { JsonScalar } from '../../../../core/json/value-at'

const STATUS: PayloadPath = [{ name: 'data' }, { name: 'status' }]

describe('the condition that asks for a value', () => {
  it.each<[JsonScalar | undefined, string]>([
    ['dispatched', 'data.status:dispatched'],
    ['in transit', 'data.status:"in transit"'],
    ['42', 'data.status:"42"'],
    [42, 'data.status:42'],
    [-1.5, 'data.status:-1.5'],
    [1e21, 'data.status:1e+21'],
    ['null', 'data.status:"null"'],
    [null, 'data.status:null'],
    [false, 'data.status:false'],
    ['*', 'data.status:"*"'],
    ['', 'data.status:""'],
    ['say "hi" \\', String.raw`data.status:"say \"hi\" \\"`],
    ['محمد', 'data.status:محمد'],
    [Infinity, 'exists:data.status'],
    [undefined, 'exists:data.status'],
    ['one\nthe longer one\r\ntwo', 'data.status:~"the longer one"'],
    ['\n', 'exists:data.status'],
  ])('%j is %s', (scalar, text) => {
    expect(printFilter(payloadTerm(STATUS, scalar))).toBe(text)
  })

  it('names a long text by its beginning', () => {
    const text = `${'x'.repeat(199)}😀 and more`
    expect(payloadTerm(STATUS, text)).toMatchObject({ test: { op: '~', value: { text: 'x'.repeat(199) } } })
  })

  it('asks for a payload that is nothing but a text by that text', () => {
    expect(printFilter(payloadTerm([], 'hello there'))).toBe('"hello there"')
    expect(printFilter(payloadTerm([], 42))).toBe('42')
  })

  it('can be met by any element of a list', () => {
    const path = [{ name: 'items' }, { index: 1 }, { name: 'sku' }]
    expect(printFilter(payloadTerm(anyElement(path), 'A1'))).toBe('items[*].sku:A1')
    expect(isTold(path, 7)).toBe(false)
    expect(isTold([{ name: 'tags' }, { index: 0 }], 'new')).toBe(false)
    expect(isTold([{ name: 'coordinates' }, { index: 0 }], 103.8)).toBe(true)
  })

  it('is read again as it was, and met by the value it was made from', () => {
    const name = fc.string({ maxLength: 6 }).filter((text) => !/[\n\r]/.test(text))
    const path = fc.array(
      fc.oneof(
        name.map((text) => ({ name: text })),
        fc.nat(2).map((index) => ({ index })),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    const scalar = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('42', 'true', '-1', '>5', '1..2', '/a/', 'a\nb'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    fc.assert(
      fc.property(path, scalar, (steps, value) => {
        const term = payloadTerm(steps, value)
        const { filter, errors } = parseFilter(printFilter(term))
        expect(errors).toEqual([])
        expect(filter).toEqual(term)
        if (term.type !== 'payload') return
        const [found] = [...valuesAt(payloadWith(steps, value), steps)]
        expect(payloadTest(term.test)(found)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

/** A payload that has a value at the end of a path. */
function payloadWith([step, ...rest]: PayloadPath, value: JsonScalar): unknown {
  if (step === undefined) return value
  const inner = payloadWith(rest, value)
  if ('name' in step) return Object.fromEntries([[step.name, inner]])
  return 'index' in step ? Array.from({ length: step.index + 1 }, () => inner) : [inner]
}
