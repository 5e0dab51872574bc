import { connect } from 'node:net'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'

const MILLION = 1_000_000

for (const [what, body] of [
  ['30 MB of nested brackets', '['.repeat(15 * MILLION) + ']'.repeat(15 * MILLION)],
  ['7 MB of nested brackets', '['.repeat(3.5 * MILLION) + ']'.repeat(3.5 * MILLION)],
  ['7 MB of brackets that are never closed', '['.repeat(7 * MILLION)],
  ['one string of 7 MB of escapes', `"${'\\n'.repeat(3.5 * MILLION)}"`],
] as const) {
  test(`the window opens ${what}, and then an ordinary order`, async ({ waybill, main }) => {
    const url = `${waybill.origin}/hostile`
    const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(sent.status).toBe(200)
    await main.open('/hostile')
    await expect(main.payload()).toBeVisible()
    expect(await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))).toBe(200)
    await main.open('order.created')
    await expect(main.payload()).toContainText('Zoë Tan')
  })
}

test('the window opens a form of a million fields, and says how many it shows', async ({ waybill, main }) => {
  const sent = await fetch(`${waybill.origin}/form`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1&'.repeat(MILLION),
  })
  expect(sent.status).toBe(200)
  await main.open('/form')
  await expect(main.notice('It has more than 1,000 fields; these are the first')).toBeVisible()
  await expect(main.page.getByRole('table', { name: 'Form fields' }).getByRole('row')).toHaveCount(1000)
})

test('the window opens ten thousand headers, and says how many it shows', async ({ waybill, main }) => {
  const socket = connect(Number(new URL(waybill.origin).port), '127.0.0.1')
  socket.write(`POST /heads HTTP/1.1\r\nHost: a\r\n${'a:\r\n'.repeat(10_000)}Content-Length: 0\r\n\r\n`)
  await main.open('/heads')
  socket.destroy()
  await main.tab('Headers')
  // The names of the columns stand in a row as well.
  await expect(main.headerRows()).toHaveCount(501)
  await expect(main.notice('9,502 more fields were sent')).toBeVisible()
  await main.tab('Raw')
  await expect(main.rawHead()).toContainText('Content-Length: 0')
})

for (const [what, body] of [
  ['7 MB of control characters on one line', '\x7f'.repeat(7 * MILLION)],
  ['7 MB of characters that are not seen', '\u200b'.repeat(2.3 * MILLION)],
] as const) {
  test(`the window opens ${what}, in both forms`, async ({ waybill, main }) => {
    await fetch(`${waybill.origin}/unseen`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    })
    await main.open('/unseen')
    await main.tab('Payload')
    await expect(main.payload()).toContainText('····')
    await main.tab('Raw')
    await expect(main.rawBody()).toContainText('····')
  })
}

test('the window opens a form of a thousand files', async ({ waybill, main }) => {
  const form = new FormData()
  for (let number = 1; number <= 1000; number += 1) {
    form.append(`file ${String(number)}`, new Blob(['text '.repeat(100)], { type: 'text/plain' }), 'file.txt')
  }
  expect((await fetch(`${waybill.origin}/files`, { method: 'POST', body: form })).status).toBe(200)
  await main.open('/files')
  const parts = main.page.getByRole('list', { name: 'Parts' }).getByRole('listitem')
  await expect(parts).toHaveCount(1000)
  await expect(main.page.getByRole('textbox', { name: /^Part / })).toHaveCount(0)
  await parts.nth(999).locator('summary').click()
  await expect(main.page.getByRole('textbox', { name: 'Part file 1000' })).toContainText('text text')
})
