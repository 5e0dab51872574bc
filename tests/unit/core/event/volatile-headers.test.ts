import { expect, it } from 'vitest'
import { isVolatileHeader, steadyHeaders, VOLATILE_HEADERS } from '../../../../core/event/volatile-headers'

it.each(['Date', 'X-Forwarded-For', 'traceparent', 'X-B3-TraceId', 'Content-Length', 'Webhook-Signature'])(
  'lets %s differ',
  (name) => {
    expect(isVolatileHeader(name)).toBe(true)
  },
)

it.each(['Signature', 'User-Agent', 'X-Hub-Signature-256', 'Content-Type', 'Host', 'x-forwardedness'])(
  'asks %s to be the same',
  (name) => {
    expect(isVolatileHeader(name)).toBe(false)
  },
)

it('compares what is left whatever its order and letter case, but not the order under one name', () => {
  const one = steadyHeaders([
    ['Host', 'a'],
    ['X-Tag', '1'],
    ['X-Tag', '2'],
    ['Date', 'now'],
  ])
  expect(
    steadyHeaders([
      ['x-tag', '1'],
      ['x-tag', '2'],
      ['HOST', 'a'],
    ]),
  ).toBe(one)
  expect(
    steadyHeaders([
      ['x-tag', '2'],
      ['x-tag', '1'],
      ['Host', 'a'],
    ]),
  ).not.toBe(one)
})

it('lets every header differ that it lists', () => {
  for (const name of VOLATILE_HEADERS)
    expect(isVolatileHeader(name.replace('*', 'Anything').toUpperCase())).toBe(true)
})
