import { driverUpdates, postDriverUpdates } from '../support/driver-updates'
import { postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { ListPage } from './pages/list-page'
import { MatrixPage } from './pages/matrix-page'

test('three marked deliveries and more stand beside each other, noise set apart', async ({
  waybill,
  main,
}) => {
  await postDriverUpdates(waybill.origin, 16)
  await expect(main.count).toHaveText('16')
  const list = new ListPage(main.page)
  const matrix = new MatrixPage(main.page)
  // Marked from the newest down, and shown in order of arrival.
  await main.rows.nth(0).click({ modifiers: ['ControlOrMeta'] })
  await main.rows.nth(4).click({ modifiers: ['Shift'] })
  await expect(list.act('Compare')).toBeVisible()
  await main.page.keyboard.press('d')
  await expect(matrix.pane).toContainText('5 × driver.updated')
  await expect(matrix.columns).toHaveCount(6)
  // Speeds of the turns 11 to 15.
  await expect(matrix.row('data.speed')).toHaveText(/22.*37 changed.*41 changed.*41.*12 changed/)
  await expect(matrix.pane).toContainText('4 noisy paths set apart')
  await expect(matrix.row('data.meta.trace')).toBeHidden()
  expect(await violations(main.page)).toEqual([])

  // By keyboard: to the divider, open it, and call a path signal.
  await matrix.grid.focus()
  await main.page.keyboard.press('ArrowDown')
  await main.page.keyboard.press('Control+End')
  await main.page.keyboard.press('Enter')
  await expect(matrix.row('data.meta.trace')).toBeVisible()
  await matrix.row('data.meta.trace').getByRole('rowheader').click()
  await main.page.keyboard.press('i')
  await expect(matrix.pane).toContainText('3 noisy paths set apart')
  await expect(matrix.pane).toContainText('5 paths differ')

  await matrix.row('data.speed').getByRole('gridcell').nth(1).click()
  await main.page.keyboard.press('h')
  await expect(main.page.getByRole('region', { name: 'History of data.speed' })).toBeVisible()
  await main.page.keyboard.press('Escape')
  await expect(matrix.grid).toBeFocused()
  await main.page.keyboard.press('Enter')
  await expect(matrix.pane).toBeHidden()
  await expect(main.payload()).toContainText('"speed": 37')
})

test('a delivery is set beside the last of its kind, and Delete deletes nothing there', async ({
  waybill,
  main,
}) => {
  for (const body of driverUpdates(30, 2)) await postAsFleetbase(waybill.origin, body)
  await expect(main.count).toHaveText('30')
  const matrix = new MatrixPage(main.page)
  await main.list.press('Home')
  await main.page.keyboard.press('D')
  await expect(matrix.pane).toContainText('12 × driver.updated')
  // All of one driver, so that its id is none of the rows.
  await expect(matrix.row('data.id')).toBeHidden()
  await matrix.grid.focus()
  await main.page.keyboard.press('Delete')
  await main.page.keyboard.press('End')
  await main.page.keyboard.press('Escape')
  await expect(matrix.pane).toBeHidden()
  await expect(main.count).toHaveText('30')
})

test('what can’t be read keeps its column and says why', async ({ waybill, main }) => {
  const headers = { 'content-type': 'application/json' }
  for (const body of ['{"a":1}', '{"a":', '{"a":2}']) {
    await fetch(`${waybill.origin}/x`, { method: 'POST', headers, body })
  }
  await expect(main.count).toHaveText('3')
  const matrix = new MatrixPage(main.page)
  await main.rows.nth(0).click()
  await main.list.press('Control+a')
  await expect(main.page.getByRole('toolbar', { name: 'With all that is marked' })).toContainText('3 marked')
  await main.page.keyboard.press('d')
  await expect(matrix.pane).toContainText('1 path differs; 1 can’t be read')
  await expect(matrix.columns.nth(2)).toContainText('The payload is not valid JSON.')
})
