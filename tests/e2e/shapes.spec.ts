import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ORDER_CREATED_SIGNATURE } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'

/** Of some size: any picture of the window. */
const PHOTO = join(import.meta.dirname, '..', '..', 'docs', 'screenshots', 'payload-light.png')

test('broken JSON is kept and shows where it breaks', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/broken`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{\n  "status": "created",\n  "items": [1, 2,]\n}',
  })
  await main.open('Broken JSON')
  await main.tab('Payload')
  await expect(main.notice('Not valid JSON at line 3, column 18')).toBeVisible()
  await expect(main.payload()).toContainText('"items": [1, 2,]')
  await main.tab('Overview')
  await expect(main.notice('The body is not valid JSON')).toBeVisible()
})

test('Fleetbase’s empty list is told for what it is', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/webhooks/fleetbase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', signature: ORDER_CREATED_SIGNATURE },
    body: '[]',
  })
  await main.open('/webhooks/fleetbase')
  await main.tab('Overview')
  await expect(main.notice('Fleetbase sent an empty list')).toBeVisible()
})

test('a GET after a redirect is a delivery, with a word on where its body went', async ({
  waybill,
  main,
}) => {
  await fetch(`${waybill.origin}/webhooks/fleetbase`, { headers: { 'user-agent': 'GuzzleHttp/7' } })
  await main.open('No body')
  await main.tab('Overview')
  await expect(main.notice('This was probably a POST before a redirect')).toBeVisible()
})

test('form fields are shown as fields, repeats and all', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/form`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'name=Zo%C3%AB+Tan&tag=a&tag=b',
  })
  await main.open('/form')
  await main.tab('Payload')
  const fields = main.page.getByRole('table', { name: 'Form fields' }).getByRole('row')
  await expect(fields).toHaveText(['nameZoë Tan', 'taga', 'tagb'])
})

test('a multipart form is shown part by part, files for what they are', async ({ waybill, main }) => {
  const form = new FormData()
  form.append('order', 'order_h4m8t1qz7x')
  form.append('proof', new Blob([new Uint8Array([0, 1, 2, 255])]), 'Zoë’s "proof".bin')
  form.append('meta', new Blob(['{"weight":12.50}'], { type: 'application/json' }), 'meta.json')
  await fetch(`${waybill.origin}/proof`, { method: 'POST', body: form })
  await main.open('/proof')
  await main.tab('Payload')
  const parts = main.page.getByRole('list', { name: 'Parts' }).getByRole('listitem')
  await expect(parts).toHaveCount(3)
  await expect(parts.nth(0)).toHaveText('orderorder_h4m8t1qz7x')
  await parts.nth(1).getByText('Zoë’s "proof".bin').click()
  await expect(parts.nth(1).getByRole('region', { name: 'Part proof in hex' })).toContainText('00 01 02 ff')
  await parts.nth(2).getByText('meta.json').click()
  await expect(parts.nth(2).getByRole('textbox', { name: 'Part meta' })).toContainText('"weight": 12.50')
})

test('a tall photo in a form leaves the files behind it in reach', async ({ waybill, main }) => {
  const form = new FormData()
  form.append('photo', new Blob([readFileSync(PHOTO)], { type: 'image/png' }), 'photo.png')
  form.append('meta', new Blob(['{"weight":12.50}'], { type: 'application/json' }), 'meta.json')
  await fetch(`${waybill.origin}/photo`, { method: 'POST', body: form })
  await main.open('/photo')
  await main.tab('Payload')
  const parts = main.page.getByRole('list', { name: 'Parts' }).getByRole('listitem')
  await parts.nth(0).getByText('photo.png').click()
  await expect(parts.nth(0).getByRole('img')).toBeVisible()
  await parts.nth(1).getByText('meta.json').click()
  await expect(parts.nth(1).getByRole('textbox', { name: 'Part meta' })).toContainText('"weight": 12.50')
})

test('a form with a photo of more than is shown of other bodies is shown whole', async ({
  waybill,
  main,
}) => {
  const form = new FormData()
  form.append('photo', new Blob([new Uint8Array(12 * 1024 * 1024)]), 'photo.raw')
  form.append('note', 'behind it')
  await fetch(`${waybill.origin}/large-proof`, { method: 'POST', body: form })
  await main.open('/large-proof')
  await main.tab('Payload')
  const parts = main.page.getByRole('list', { name: 'Parts' }).getByRole('listitem')
  await expect(parts.nth(0)).toContainText('Binary, 12 MB')
  await expect(parts.nth(1)).toHaveText('notebehind it')
  await main.tab('Raw')
  await expect(main.page.getByRole('region', { name: 'Body in hex' })).toContainText('2d 2d 2d 2d')
  await expect(main.notice(/cut off|Showing the first/)).toHaveCount(0)
})

test('XML is laid out with a line an element, and copied as it was sent', async ({ waybill, main }) => {
  const sent = '<order id="1"><status>new</status></order>'
  await fetch(`${waybill.origin}/xml`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: sent,
  })
  await main.open('/xml')
  await main.tab('Payload')
  await expect(main.payload().locator('.cm-line')).toHaveText([
    '<order id="1">',
    '  <status>new</status>',
    '</order>',
  ])
  await main.page.getByRole('button', { name: 'Copy the payload as it was sent' }).click()
  await expect.poll(() => waybill.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(sent)
})

test('text in another charset is read in it', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/latin`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=iso-8859-1' },
    body: new Uint8Array([0x5a, 0x6f, 0xeb]),
  })
  await main.open('/latin')
  await main.tab('Payload')
  await expect(main.payload()).toHaveText('Zoë')
})

test('a compressed body is shown unpacked and kept as sent', async ({ waybill, main }) => {
  const packed = gzipSync(JSON.stringify({ hello: 'unpacked' }))
  await fetch(`${waybill.origin}/packed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: packed,
  })
  await main.open('/packed')
  await main.tab('Payload')
  await expect(main.payload()).toContainText('"hello": "unpacked"')
  await main.tab('Raw')
  await expect(main.page.getByRole('region', { name: 'Body in hex' })).toContainText('1f 8b 08')
})

test('a body that can not be unpacked says why, where it is read', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/cut`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify({ hello: 'packed' })).subarray(0, 20),
  })
  await main.open('/cut')
  await main.tab('Payload')
  await expect(main.notice('The body could not be unpacked from gzip')).toBeVisible()
  await expect(main.notice(/It ends before its gzip does/)).toBeVisible()
  await expect(main.notice('Binary, 20 B')).toBeVisible()
  await main.tab('Overview')
  await expect(main.notice('The body could not be unpacked from gzip')).toBeVisible()
})

test('text that is not in its charset is shown in hex, and why', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/latin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"name":"Zo\xeb"}', 'latin1'),
  })
  await main.open('/latin')
  await main.tab('Payload')
  await expect(main.notice('The body is not the text that application/json promises')).toBeVisible()
  await expect(main.page.getByRole('region', { name: 'Body in hex' })).toContainText('5a 6f eb')
})

test('trailers stand behind the body, and are copied with the request', async ({ waybill, main }) => {
  const socket = connect(Number(new URL(waybill.origin).port), '127.0.0.1')
  socket.write('POST /trailers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n')
  socket.write('7\r\n{"a":1}\r\n0\r\nX-Sum: abc\r\n\r\n')
  await main.open('/trailers')
  socket.destroy()
  await main.tab('Raw')
  await expect(main.page.getByLabel('Request trailers')).toHaveText('X-Sum: abc')
  await main.page.getByRole('button', { name: 'Copy the whole request' }).click()
  await expect
    .poll(() => waybill.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(
      'POST /trailers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n0\r\nX-Sum: abc\r\n\r\n',
    )
})

test('binary is shown in hex and an image as an image', async ({ waybill, main }) => {
  await fetch(`${waybill.origin}/binary`, { method: 'POST', body: Buffer.from([0, 1, 2, 0xfe, 0xff]) })
  await main.open('/binary')
  await main.tab('Payload')
  await expect(main.page.getByRole('region', { name: 'Body in hex' })).toContainText('00 01 02 fe ff')

  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await fetch(`${waybill.origin}/image`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: pixel,
  })
  await fetch(`${waybill.origin}/untyped`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: pixel,
  })
  for (const path of ['/image', '/untyped']) {
    await main.open(path)
    const image = main.page.getByRole('img', { name: 'The body', exact: true })
    await expect(image).toBeVisible()
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(1)
  }
})

test('hostile text is shown as text', async ({ waybill, main }) => {
  const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
  await fetch(`${waybill.origin}/${encodeURIComponent(hostile)}?<b>`, {
    method: 'POST',
    headers: { 'content-type': 'text/html', 'x-hostile': hostile },
    body: hostile,
  })
  await main.open('HTML')
  for (const tab of ['Overview', 'Payload', 'Headers', 'Raw'] as const) await main.tab(tab)
  await expect(main.rawBody()).toContainText(hostile)
  expect(await main.page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('half a million lines of hex are scrolled to the last byte, and line by line from there', async ({
  waybill,
  main,
}) => {
  const body = new Uint8Array(8 * 1024 * 1024).fill(0xab)
  body.set(new TextEncoder().encode('the last of them'), body.length - 16)
  await fetch(`${waybill.origin}/bytes`, { method: 'POST', body })
  await main.open('/bytes')
  await main.tab('Raw')
  const hex = main.page.getByRole('region', { name: 'Body in hex' })
  await expect(hex).toContainText('00000000')
  await hex.press('End')
  await expect(hex.getByText('the last of them')).toBeInViewport()
  await hex.press('ArrowUp')
  await hex.press('PageUp')
  await expect(hex.getByText('007fff')).not.toHaveCount(0)
  await expect(hex.getByText('the last of them')).not.toBeInViewport()
  await hex.press('Home')
  await expect(hex.getByText('00000000')).toBeInViewport()
})
