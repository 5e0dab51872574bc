import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { launchWaybill, type RunningWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'
import { HistoryPage } from './pages/history'
import { ListPage } from './pages/list-page'
import { MainWindow } from './pages/main-window'

async function send(origin: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    await fetch(`${origin}/hook/${String(sent)}`, { method: 'POST', body: `{"n":${String(sent)}}` })
  }
}

/** What a copy put on the clipboard. */
function clipboard({ app }: RunningWaybill): Promise<string> {
  return app.evaluate(({ clipboard: board }) => board.readText())
}

test('a note is written with n, found, and there after a restart; what was opened is seen', async ({
  dataFolder,
}) => {
  const first = await launchWaybill({ dataFolder })
  const main = new MainWindow(first.page)
  const list = new ListPage(main.page)
  await send(first.origin, 4)
  await expect(main.count).toHaveText('4')
  // The first to come is open already, and counts as seen after a moment.
  await expect(main.row('Unseen')).toHaveCount(3)
  await main.open('/hook/2')
  await expect(main.row('Unseen')).toHaveCount(2)
  await main.page.keyboard.press('n')
  await list.note.fill('ask Zoë about this')
  await list.note.press('Enter')
  await expect(main.row('/hook/2')).toContainText('Note: ask Zoë about this')
  await expect(main.list).toBeFocused()

  const filter = new FilterPage(main.page)
  await filter.type('note:ZOË')
  await expect(filter.found).toHaveText('1 found')
  await filter.type('has:note is:unseen')
  await expect(main.page.getByText('No delivery passes this filter.')).toBeVisible()
  await filter.type('is:unseen')
  await expect(filter.found).toHaveText('2 found')
  await first.close()

  const second = await launchWaybill({ dataFolder })
  const after = new MainWindow(second.page)
  await expect(after.row('/hook/2')).toContainText('Note: ask Zoë about this')
  await after.open('/hook/2')
  await after.page.getByRole('button', { name: 'Change the note' }).click()
  await new ListPage(after.page).note.fill('')
  await new ListPage(after.page).note.press('Enter')
  await expect(after.row('/hook/2')).not.toContainText('Note')
  await second.close()
})

test('rows are marked by key and pointer, and go and come back together', async ({ waybill, main }) => {
  const list = new ListPage(main.page)
  await send(waybill.origin, 6)
  await expect(main.count).toHaveText('6')
  await main.open('/hook/4')
  await main.page.keyboard.press('x')
  await expect(list.marks).toContainText('1 marked')
  await expect(list.act('Compare')).toHaveCount(0)
  await main.list.press('Shift+ArrowDown')
  await main.list.press('Shift+ArrowDown')
  await expect(list.marks).toContainText('3 marked')
  await main.list.press('Shift+ArrowUp')
  await expect(list.marks).toContainText('2 marked')
  await expect(main.row('Marked')).toHaveCount(2)
  await expect(list.act('Compare')).toBeVisible()
  await main.row('/hook/0').click({ modifiers: ['ControlOrMeta'] })
  await expect(list.marks).toContainText('3 marked')
  await expect(list.act('Compare')).toBeVisible()
  await main.row('/hook/2').click({ modifiers: ['Shift'] })
  await expect(list.marks).toContainText('5 marked')

  await list.act('Pin').click()
  await expect(main.row('Pinned')).toHaveCount(5)
  await list.act('Mark as seen').click()
  await expect(main.row('Unseen')).toHaveCount(1)
  await list.act('Delete').click()
  await expect(main.count).toHaveText('1')
  await expect(list.marks).toHaveCount(0)
  await new HistoryPage(main.page).undo.click()
  await expect(main.count).toHaveText('6')

  await main.list.press('ControlOrMeta+a')
  await expect(list.marks).toContainText('6 marked')
  await main.page.keyboard.press('Escape')
  await expect(list.marks).toHaveCount(0)
})

test('all that a filter finds is marked, and stays marked without it', async ({ waybill, main }) => {
  const list = new ListPage(main.page)
  await send(waybill.origin, 5)
  await expect(main.count).toHaveText('5')
  const filter = new FilterPage(main.page)
  await filter.type('body.n:>=3')
  await expect(filter.found).toHaveText('2 found')
  await filter.field.press('Enter')
  await main.list.press('ControlOrMeta+a')
  await expect(list.marks).toContainText('2 marked')
  await filter.type('')
  await expect(main.count).toHaveText('5')
  await expect(list.marks).toContainText('2 marked')
  await expect(main.row('Marked')).toHaveCount(2)
})

test('a delivery is copied as a command with c and one more key, several as one text', async ({
  waybill,
  main,
}) => {
  const list = new ListPage(main.page)
  await send(waybill.origin, 2)
  await main.open('/hook/1')
  await main.page.keyboard.press('c')
  await expect(list.copyAs).toBeVisible()
  await main.page.keyboard.press('c')
  await expect(list.copied()).toHaveText('cURL command copied.')
  await expect.poll(() => clipboard(waybill)).toContain(`${waybill.origin}/hook/1`)
  expect(await clipboard(waybill)).toContain(`--data-raw '{"n":1}'`)

  await main.page.getByRole('button', { name: 'Copy as…' }).click()
  await list.copyAs.getByRole('button', { name: 'Markdown report' }).click()
  await expect.poll(() => clipboard(waybill)).toContain('### Payload\n\n```json\n{\n  "n": 1\n}\n```')

  await main.list.press('ControlOrMeta+a')
  await list.act('Copy as…').click()
  await expect(list.copyAs).toHaveAccessibleName('Copy 2 deliveries as')
  for (let step = 0; step < 4; step += 1) await main.page.keyboard.press('ArrowDown')
  await expect(list.copyAs.getByRole('button', { name: 'Payload as sent' })).toBeFocused()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => clipboard(waybill)).toBe('{"n":1}\n{"n":0}')
})

test('what is marked, found or kept is exported to the file that was chosen', async ({
  waybill,
  main,
  dataFolder,
}) => {
  const list = new ListPage(main.page)
  const file = join(dataFolder, 'out.ndjson')
  await waybill.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await send(waybill.origin, 3)
  await main.open('/hook/1')
  await main.page.keyboard.press('x')
  await main.page.keyboard.press('e')
  await expect(list.exporting).toContainText('as they came, with whatever signatures')
  await expect(list.exporting.getByRole('radio', { name: 'Marked (1)' })).toBeChecked()
  await list.exporting.getByRole('radio', { name: 'NDJSON' }).check()
  await list.exporting.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(list.exporting.getByRole('status')).toContainText(/^1 delivery, .* written to /)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    target: '/hook/1',
    body: { text: '{"n":1}' },
  })

  await list.exporting.getByRole('radio', { name: 'All (3)' }).check()
  await list.exporting.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(list.exporting.getByRole('status')).toContainText(/^3 deliveries, .* written to /)
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(3)

  await waybill.app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    join(dataFolder, 'no-such-folder', 'out.ndjson'),
  )
  await list.exporting.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(list.exporting.getByRole('alert')).toContainText('could not be written')
  expect(existsSync(join(dataFolder, 'no-such-folder'))).toBe(false)
})

test('every key is listed under ?, and moves go from end to end', async ({ waybill, main }) => {
  const list = new ListPage(main.page)
  await send(waybill.origin, 40)
  await expect(main.count).toHaveText('40')
  await main.page.keyboard.press('?')
  await expect(list.keys).toContainText('Newest in the list')
  await expect(list.keys).toContainText('Mark on, downwards')
  await main.page.keyboard.press('Escape')
  await expect(list.keys).toHaveCount(0)
  await main.page.keyboard.press('G')
  await expect(main.row('/hook/0')).toHaveAttribute('aria-selected', 'true')
  await main.page.keyboard.press('g')
  await main.page.keyboard.press('g')
  await expect(main.row('/hook/39')).toHaveAttribute('aria-selected', 'true')
  await main.page.keyboard.press('j')
  await expect(main.row('/hook/38')).toHaveAttribute('aria-selected', 'true')
  await main.list.press('PageDown')
  await expect(main.row('/hook/38')).not.toHaveAttribute('aria-selected', 'true')
  await main.list.press('PageUp')
  await expect(main.row('/hook/38')).toHaveAttribute('aria-selected', 'true')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`marks, notes and the dialogs shut nobody out, ${colorScheme}`, async ({ waybill, main }) => {
    const list = new ListPage(main.page)
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await send(waybill.origin, 3)
    await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
    await main.open('order.created')
    await main.page.keyboard.press('n')
    expect(await violations(main.page), 'writing a note').toEqual([])
    await list.note.fill('a note')
    await list.note.press('Enter')
    await main.row('/hook/1').click({ modifiers: ['Shift'] })
    await expect(list.marks).toBeVisible()
    expect(await violations(main.page), 'marks and a note').toEqual([])
    for (const [key, dialog] of [
      ['c', list.copyAs],
      ['e', list.exporting],
      ['?', list.keys],
    ] as const) {
      await main.page.keyboard.press(key)
      await expect(dialog).toBeVisible()
      expect(await violations(main.page), key).toEqual([])
      await main.page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    }
    await expect(list.marks).toBeVisible()
  })
}

test('a wide list has columns, which are chosen, resized and remembered', async ({ dataFolder }) => {
  const first = await launchWaybill({ dataFolder })
  const main = new MainWindow(first.page)
  await postAsFleetbase(first.origin, fleetbaseBody('order.created'))
  await main.row('order.created').waitFor()
  await widen(main)
  const columns = main.page.getByRole('group', { name: 'Columns' })
  await expect(columns).toContainText('Resource')
  await main.page.getByRole('button', { name: 'How the list looks' }).click()
  await main.page.getByRole('checkbox', { name: 'Request' }).check()
  await main.page.getByRole('checkbox', { name: 'Sender' }).uncheck()
  await main.page.getByRole('button', { name: 'Compact' }).click()
  await main.page.getByRole('button', { name: 'Exact' }).click()
  expect(await violations(main.page)).toEqual([])
  await main.page.keyboard.press('Escape')
  const edge = columns.getByRole('separator', { name: 'Width of Resource' })
  await edge.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', '206')
  expect(await violations(main.page)).toEqual([])
  await first.close()

  const second = await launchWaybill({ dataFolder })
  const after = new MainWindow(second.page)
  await widen(after)
  const again = after.page.getByRole('group', { name: 'Columns' })
  await expect(again).toContainText('Request')
  await expect(again).not.toContainText('Sender')
  await expect(again.getByRole('separator', { name: 'Width of Resource' })).toHaveAttribute(
    'aria-valuenow',
    '206',
  )
  await expect(after.row('order.created').getByRole('time')).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/)
  await second.close()
})

/** Gives the list all the room there is. */
async function widen(main: MainWindow): Promise<void> {
  const separator = main.page.getByRole('separator', { name: 'Resize the list' })
  await separator.focus()
  await separator.press('End')
}

test('a row tells a screen reader what it is, and where in how many', async ({ waybill, main }) => {
  await send(waybill.origin, 2)
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
  await expect(main.list).toHaveAttribute('aria-rowcount', '3')
  const row = main.row('order.created')
  await expect(row).toHaveAttribute('aria-rowindex', '1')
  await expect(row).toHaveAccessibleName(
    /^order\.created, order_h4m8t1qz7x, \d\d:\d\d:\d\d, answered 200, unseen$/,
  )
  await row.click()
  await expect(main.list).toHaveAttribute('aria-activedescendant', (await row.getAttribute('id')) ?? '')
})
