import { expect, it } from 'vitest'
import { volatileForm } from '../../../../core/noise/volatile-form'

it.each([
  ['event_6a852d2f7d159', 'id'],
  ['order_h4m8t1qz7x', 'id'],
  ['evt_1PqXyzLkdIwHu7ix', 'id'],
  ['req-9f8a7b6c5d', 'id'],
  ['0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0', 'id'],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'id'],
  ['d4d5a4f8f4a7bb2a52e3ee42dbdb9dc4a0b0b4c2', 'hash'],
  ['sha256=d4d5a4f8f4a7bb2a52e3ee42dbdb9dc4a0b0b4c2', 'hash'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'hash'],
  ['2026-08-19 04:12:31', 'time'],
  ['2026-08-19T04:12:31.000000Z', 'time'],
  ['2026-08-19T04:12', 'time'],
  ['Wed, 19 Aug 2026 04:12:31 GMT', 'time'],
  ['1787112751', 'time'],
])('takes the text %s for made anew: %s', (text, form) => {
  expect(volatileForm('string', text)).toBe(form)
})

it.each([
  ['1787112751', 'time'],
  ['1787112751123', 'time'],
  ['42', 'number'],
  // A barcode has as many digits as milliseconds have, and is from no such year.
  ['9780306406157', 'number'],
])('takes the number %s for %s', (text, form) => {
  expect(volatileForm('number', text)).toBe(form)
})

it.each([
  ['string', 'dispatched'],
  ['string', 'order_completed'],
  ['string', 'driver_enroute'],
  ['string', 'Leave at reception / call on arrival'],
  ['string', '+6591234567'],
  ['string', 'zoe.tan@example.com'],
  ['string', '2026-08-19'],
  ['string', ''],
  ['number', '1.2834'],
  ['number', '-3'],
  ['number', '1e400'],
  ['true', 'true'],
  ['null', 'null'],
] as const)('takes the %s %s for one that says something', (kind, text) => {
  expect(volatileForm(kind, text)).toBeNull()
})
