import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonPatch, { type Operation } from 'fast-json-patch'
import type { RunningWaybill } from '../support/waybill-app'
import { postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { DiffPage } from './pages/diff-page'
import { ListPage } from './pages/list-page'
import type { MainWindow } from './pages/main-window'

let sent = 0

/** An event about an order, as Fleetbase sends it. */
function event(name: string, id: string, data: Record<string, unknown>): string {
  sent += 1
  return JSON.stringify({
    id: `event_6a852d2f7d${String(100 + sent)}`,
    api_version: '2024-03-12',
    event: name,
    created_at: `2026-08-19 04:12:${String(10 + (sent % 50))}`,
    data: { id, ...data },
  })
}

const BEFORE = {
  status: 'created',
  notes: 'Leave at the door',
  driver_assigned: null,
  weight: 1.5,
  items: [
    { sku: 'A', qty: 1 },
    { sku: 'B', qty: 2 },
    { sku: 'C', qty: 3 },
  ],
  meta: {},
  gone: true,
}

const AFTER = {
  status: 'dispatched',
  notes: 'Leave at the gate',
  driver_assigned: 'driver_w2f6u9xk4c',
  weight: 2,
  items: [
    { sku: 'C', qty: 3 },
    { sku: 'A', qty: 1 },
    { sku: 'B', qty: 4 },
  ],
  meta: [],
  extra: 'new',
}

/** Sends the two of them and opens the second's Diff tab. */
async function openDiff(
  { origin }: RunningWaybill,
  main: MainWindow,
): Promise<{ diff: DiffPage; left: string; right: string }> {
  const left = event('order.created', 'order_1', BEFORE)
  const right = event('order.dispatched', 'order_1', AFTER)
  await postAsFleetbase(origin, left)
  await postAsFleetbase(origin, event('order.created', 'order_2', {}))
  await postAsFleetbase(origin, right)
  await main.open('order.dispatched')
  await main.tab('Diff')
  const diff = new DiffPage(main.page)
  await expect(diff.place).toHaveText(/change/)
  return { diff, left, right }
}

function clipboard({ app }: RunningWaybill): Promise<string> {
  return app.evaluate(({ clipboard: board }) => board.readText())
}

test('a delivery is compared with the previous of its resource, change by change', async ({
  waybill,
  main,
}) => {
  const { diff } = await openDiff(waybill, main)
  await expect(diff.baseline).toHaveText('previous of this resource')
  await expect(diff.side('Left')).toContainText('order.created')
  await expect(diff.side('Right')).toContainText('order.dispatched')
  await expect(main.page.getByText(/^Order dispatched to driver_w2f6u9xk4c; /)).toBeVisible()
  await expect(diff.row('Changed: /data/status, was "created", is "dispatched"')).toBeVisible()
  await expect(diff.row(/^Changed: \/data\/weight, was 1\.5, is 2, \+0\.5$/)).toBeVisible()
  await expect(diff.row(/^Type changed: \/data\/driver_assigned, was null/)).toContainText('null → string')
  await expect(diff.row(/^Moved: \/data\/items\/0/)).toContainText('moved up')
  await expect(diff.row('Removed: /data/gone, was true')).toBeVisible()

  await expect(diff.place).toHaveText('10 changes')
  await main.page.keyboard.press('F7')
  await expect(diff.place).toHaveText('Change 1 of 10')
  await expect(diff.details).toContainText('/event')
  await main.page.getByRole('button', { name: 'Next change' }).click()
  await expect(diff.place).toHaveText('Change 2 of 10')
  await main.page.keyboard.press('Shift+F7')
  await main.page.keyboard.press('Shift+F7')
  await expect(diff.place).toHaveText('Change 10 of 10')

  // What moved leads to where it was, and back.
  await diff
    .row(/^Moved: \/data\/items\/0/)
    .getByRole('button', { name: 'moved up' })
    .click()
  await expect(diff.row(/^Moved away: \/data\/items\/2/)).toHaveAttribute('aria-selected', 'true')
  await diff.rows.press('Enter')
  await expect(diff.row(/^Moved: \/data\/items\/0/)).toHaveAttribute('aria-selected', 'true')
  expect(await violations(main.page)).toEqual([])
})

test('changes are shown by kind and by path, noise only when asked for, and nothing is hidden unsaid', async ({
  waybill,
  main,
}) => {
  const { diff } = await openDiff(waybill, main)
  await diff.kind('1 added').click()
  await expect(diff.place).toHaveText('1 change')
  await expect(diff.row(/^Added: \/data\/extra/)).toBeVisible()
  await expect(diff.row(/changes hidden/).first()).toBeVisible()
  await diff.kind('1 removed').click()
  await expect(diff.place).toHaveText('2 changes')
  await diff.kind('1 added').click()
  await diff.kind('1 removed').click()

  await diff.pathField.fill('/data/items/*/qty')
  await expect(diff.place).toHaveText('1 change')
  await expect(diff.row(/^Changed: \/data\/items\/2\/qty, was 2, is 4, \+2$/)).toBeVisible()
  await diff.pathField.fill('STATUS')
  await expect(diff.row(/^Changed: \/data\/status/)).toBeVisible()
  await expect(diff.place).toHaveText('1 change')
  await diff.pathField.press('Escape')
  await expect(diff.place).toHaveText('10 changes')

  await expect(diff.row(/^Changed: \/id/)).toHaveCount(0)
  await expect(diff.row(/noisy hidden/).first()).toBeVisible()
  await diff.kind('2 noisy fields hidden').click()
  await expect(diff.row(/^Changed: \/id/)).toBeVisible()
  await expect(diff.kind('2 noisy fields shown')).toBeVisible()
  await diff.kind('2 noisy fields shown').click()

  await diff.option(/^Empty/)
  await expect(diff.kind('1 only written differently')).toBeVisible()
  await expect(diff.row(/^Only written differently: \/data\/meta/)).toContainText('both empty')
})

test('a row gives its path and values, and the whole a patch that holds', async ({ waybill, main }) => {
  const { diff, left, right } = await openDiff(waybill, main)
  await diff.row(/^Changed: \/data\/notes/).click()
  await expect(diff.details).toContainText('/data/notes')
  for (const [button, copied] of [
    ['Copy the path', '/data/notes'],
    ['Copy the old value', '"Leave at the door"'],
    ['Copy the new value', '"Leave at the gate"'],
  ] as const) {
    await diff.details.getByRole('button', { name: button }).click()
    await expect.poll(() => clipboard(waybill)).toBe(copied)
  }
  await diff.copy('JSON Patch')
  const patch = JSON.parse(await clipboard(waybill)) as Operation[]
  expect(jsonPatch.applyPatch(JSON.parse(left), patch).newDocument).toEqual(JSON.parse(right))
  await diff.copy('Merge patch')
  expect(JSON.parse(await clipboard(waybill))).toMatchObject({ data: { status: 'dispatched', gone: null } })
  await diff.copy('Summary')
  expect(await clipboard(waybill)).toMatch(
    /^Order dispatched to driver_w2f6u9xk4c; .*; 2 noisy differences set apart/,
  )
})

test('sides are swapped, and stand one below the other where that is chosen or the window is narrow', async ({
  waybill,
  main,
}) => {
  const { diff } = await openDiff(waybill, main)
  await main.page.getByRole('button', { name: 'Swap the sides' }).click()
  await expect(diff.side('Left')).toContainText('order.dispatched')
  await expect(diff.row(/^Changed: \/data\/status, was "dispatched", is "created"$/)).toBeVisible()
  await main.page.getByRole('button', { name: 'Swap the sides' }).click()
  await main.page.getByRole('button', { name: 'Unified' }).click()
  await expect(diff.row('Changed: /data/status, was "created"')).toBeVisible()
  await expect(diff.row('Changed: /data/status, is "dispatched"')).toBeVisible()
  await main.page.getByRole('button', { name: 'Side by side' }).click()
  await expect(diff.row('Changed: /data/status, was "created", is "dispatched"')).toBeVisible()
  await waybill.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(600, 800),
  )
  await expect(diff.row('Changed: /data/status, was "created"')).toBeAttached()
  await expect(main.page.getByRole('button', { name: 'Side by side' })).toHaveCount(0)
  expect(await violations(main.page)).toEqual([])
})

test('two that are marked are compared in a pane, until it is closed', async ({ waybill, main }) => {
  const { diff } = await openDiff(waybill, main)
  await main.tab('Payload')
  await main.row('order_2').click({ modifiers: ['ControlOrMeta'] })
  await main.row('order.dispatched').click({ modifiers: ['ControlOrMeta'] })
  await new ListPage(main.page).act('Compare').click()
  await expect(diff.pane).toBeVisible()
  await expect(diff.side('Left')).toContainText('order.created')
  await expect(diff.row(/^Added: \/data\/status/)).toBeVisible()
  expect(await violations(main.page)).toEqual([])
  await main.page.keyboard.press('Escape')
  await expect(diff.pane).toHaveCount(0)
  await expect(main.payload()).toBeVisible()
  await main.page.keyboard.press('d')
  await expect(diff.pane).toBeVisible()
  await diff.pane.getByRole('button', { name: 'Close the comparison' }).click()
  await expect(main.list).toBeFocused()
  // Nothing is marked any more: d opens the tab.
  await main.page.keyboard.press('Escape')
  await main.page.keyboard.press('d')
  await expect(main.page.getByRole('tab', { name: 'Diff' })).toHaveAttribute('aria-selected', 'true')
})

test('pasted JSON, with its mistakes shown in place, a file and a draft are compared', async ({
  waybill,
  main,
  dataFolder,
}) => {
  const { diff, right } = await openDiff(waybill, main)
  await diff.compareWith('pasted JSON')
  const pasted = main.page.getByRole('textbox', { name: 'Pasted JSON' })
  await pasted.fill('{"event": order}')
  await expect(main.page.getByRole('alert')).toHaveText(/^Not valid JSON at line 1, column 11: /)
  // What is typed there is no command of the window's.
  await expect(main.page.getByRole('tab', { name: 'Diff' })).toHaveAttribute('aria-selected', 'true')
  await pasted.fill('{"event": "order.dispatched"}')
  await expect(main.page.getByRole('alert')).toHaveCount(0)
  await expect(diff.side('Left')).toContainText('Pasted text')
  await expect(diff.row(/^Added: \/data/).first()).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'Headers', exact: true })).toBeDisabled()
  expect(await violations(main.page)).toEqual([])

  const file = join(dataFolder, 'expected.json')
  writeFileSync(file, right.replace('dispatched"', 'completed"'))
  await main.page.getByLabel('A file to compare with').setInputFiles(file)
  await expect(diff.baseline).toHaveText('a file')
  await expect(diff.side('Left')).toContainText('expected.json')
  await expect(diff.row(/^Changed: \/event, was "order\.completed"/)).toBeVisible()
  expect(readFileSync(file, 'utf8')).toContain('completed')

  await diff.compareWith('an edited draft')
  await expect(main.page.getByText('Both are the same JSON, in other bytes.')).toBeVisible()
  const draft = main.page.getByRole('textbox', { name: 'Draft of the body' })
  await draft.fill(right.replace('driver_w2f6u9xk4c', 'driver_other'))
  await expect(
    diff.row(/^Changed: \/data\/driver_assigned, was "driver_w2f6u9xk4c", is "driver_other"$/),
  ).toBeVisible()
  await expect(diff.side('Right')).toContainText('Draft')
})

test('headers are compared in their order, and bytes where the JSON is the same', async ({
  waybill,
  main,
}) => {
  const body = event('order.updated', 'order_1', { url: 'https://a.example/b' })
  const post = (text: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${waybill.origin}/webhooks/fleetbase`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    })
  await post(body, { 'x-first': '1', 'x-gone': '1', 'x-request-id': 'a' })
  await post(body.replaceAll('/', String.raw`\/`), { 'x-first': '2', 'x-request-id': 'b', 'x-new': '1' })
  await expect(main.count).toHaveText('2')
  await main.rows.first().click()
  await main.tab('Diff')
  const diff = new DiffPage(main.page)
  await expect(diff.baseline).toHaveText('previous attempt')
  await expect(main.page.getByText('No difference')).toBeVisible()
  await diff.part('Headers')
  await expect(diff.headers.getByRole('row', { name: /changed x-first 1 2/ })).toBeVisible()
  await expect(diff.headers.getByRole('row', { name: /removed x-gone 1 not sent/ })).toBeVisible()
  await expect(diff.headers.getByRole('row', { name: /added x-new not sent 1/ })).toBeVisible()
  await expect(diff.headers.getByRole('row', { name: /x-request-id always differs a b/ })).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'Headers 3' })).toBeVisible()
  await diff.part('Bytes')
  await expect(diff.bytes).toContainText('5c')
  await expect(diff.bytes.getByRole('button', { name: /bytes that are the same/ }).first()).toBeVisible()
  await diff.bytes
    .getByRole('button', { name: /bytes that are the same/ })
    .first()
    .click()
  await expect(diff.bytes).toContainText('7b 22 69 64 22 3a 22 65')
  expect(await violations(main.page)).toEqual([])
})

test('what is no JSON is compared by its lines, and says so', async ({ waybill, main }) => {
  const post = (type: string, body: string): Promise<Response> =>
    fetch(`${waybill.origin}/other`, { method: 'POST', headers: { 'content-type': type }, body })
  await post('application/x-www-form-urlencoded', 'name=Zo%C3%AB&state=created')
  await post('application/x-www-form-urlencoded', 'name=Zo%C3%AB&state=dispatched')
  await main.rows.nth(1).waitFor()
  await main.rows.first().click()
  await main.tab('Diff')
  const diff = new DiffPage(main.page)
  await expect(diff.row('Changed: line 2, was state = created, is state = dispatched')).toBeVisible()
  await diff.compareWith('pasted JSON')
  await main.page.getByRole('textbox', { name: 'Pasted JSON' }).fill('name = Zoë')
  await expect(diff.row('Added: line 2, is state = dispatched')).toBeVisible()
})

test('a large comparison shows how far it is, and can be cancelled', async ({ waybill, main }) => {
  test.slow()
  const large = (change: number): string =>
    event('order.updated', 'order_1', {
      items: Array.from({ length: 120_000 }, (_none, at) => ({
        id: `item_${String(at)}`,
        qty: at % 7 === 0 ? at + change : at,
      })),
    })
  await postAsFleetbase(waybill.origin, large(0))
  await postAsFleetbase(waybill.origin, large(1))
  await expect(main.count).toHaveText('2')
  await main.rows.first().click()
  await main.tab('Diff')
  await expect(main.page.getByRole('progressbar')).toBeVisible()
  await main.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(main.page.getByText('The comparison was cancelled.')).toBeVisible()
  await main.page.getByRole('button', { name: 'Compare again' }).click()
  const diff = new DiffPage(main.page)
  await expect(diff.place).toHaveText('17,143 changes', { timeout: 30_000 })
  await diff.rows.press('End')
  await expect(diff.rows.getByRole('row', { name: 'End of the whole document' })).toBeVisible()
})

test('hostile names and texts are text', async ({ waybill, main }) => {
  const hostile = (more: string): string =>
    `{"<img src=x onerror=window.ran=1>":"<script>window.ran=1</script>${more}","__proto__":{"polluted":${String(more === '')}},"":"${more}","a/b~c":1,"bidi":"a\\u202eb${more}"}`
  await fetch(`${waybill.origin}/hostile`, { method: 'POST', body: hostile('') })
  await fetch(`${waybill.origin}/hostile`, { method: 'POST', body: hostile('x') })
  await main.rows.nth(1).waitFor()
  await main.rows.first().click()
  await main.tab('Diff')
  const diff = new DiffPage(main.page)
  await expect(diff.row(/^Changed: \/<img src=x onerror=window\.ran=1>/)).toBeVisible()
  await expect(diff.row('Changed: /__proto__/polluted, was true, is false')).toBeVisible()
  await expect(diff.row(/^Changed: \/bidi/)).toContainText(String.raw`a\u202eb`)
  expect(await main.page.evaluate(() => 'ran' in window || 'polluted' in {})).toBe(false)
})
