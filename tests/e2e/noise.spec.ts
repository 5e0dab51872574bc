import { driverUpdates, postDriverUpdates } from '../support/driver-updates'
import { postAsFleetbase } from '../support/fleetbase-requests'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'
import { MatrixPage } from './pages/matrix-page'
import { NoiseMenu } from './pages/noise-menu'

test('noise is learned with its evidence, switched off, added to, and kept over a restart', async ({
  dataFolder,
}) => {
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  await postDriverUpdates(waybill.origin, 14)
  await expect(main.count).toHaveText('14')
  const matrix = new MatrixPage(main.page)
  const menu = new NoiseMenu(main.page)
  await main.rows.nth(0).click()
  await main.page.keyboard.press('D')
  await expect(matrix.pane).toContainText('4 noisy paths set apart')

  await menu.open()
  await expect(menu.content).toContainText('Learned from 13 pairs of deliveries, about the same thing.')
  await expect(menu.line('/data/meta/trace')).toContainText('Learned: another id in 13 of 13 pairs')
  await expect(menu.line('/data/updated_at')).toContainText('Preset for Fleetbase')
  // Always another speed, and never noise.
  await expect(menu.line('/data/speed')).toBeHidden()
  expect(await violations(main.page)).toEqual([])

  await menu.line('/data/meta/trace').getByRole('switch').click()
  await menu.add('data.location')
  await expect(menu.content).toContainText('A path begins with a slash: /data/updated_at.')
  await menu.add('/data/location')
  await expect(menu.line('/data/location')).toContainText('Yours')
  await menu.add('/data/location')
  await expect(menu.content).toContainText('This path is in the list already.')
  await main.page.keyboard.press('Escape')
  await expect(matrix.row('data.meta.trace')).toBeVisible()
  await expect(matrix.row('data.location.coordinates')).toBeHidden()

  await waybill.close()
  const again = await launchWaybill({ dataFolder })
  await new MainWindow(again.page).rows.nth(0).click()
  await again.page.keyboard.press('D')
  const later = new MatrixPage(again.page)
  await expect(later.row('data.meta.trace')).toBeVisible()
  await expect(later.row('data.location.coordinates')).toBeHidden()
  const menuAgain = new NoiseMenu(again.page)
  await menuAgain.open()
  await menuAgain.content.getByRole('button', { name: 'Remove /data/location' }).click()
  await expect(menuAgain.line('/data/location')).toBeHidden()
  await expect(menuAgain.line('/data/meta/trace').getByRole('switch')).not.toBeChecked()
  await again.close()
})

test('what was learned grows with what arrives', async ({ waybill, main }) => {
  const bodies = driverUpdates(12, 1)
  for (const body of bodies.slice(0, 5)) await postAsFleetbase(waybill.origin, body)
  await expect(main.count).toHaveText('5')
  const matrix = new MatrixPage(main.page)
  const menu = new NoiseMenu(main.page)
  await main.rows.nth(0).click()
  await main.page.keyboard.press('D')
  // The preset alone: four pairs show nothing.
  await expect(matrix.row('data.meta.trace')).toBeVisible()
  for (const body of bodies.slice(5)) await postAsFleetbase(waybill.origin, body)
  await expect(main.count).toHaveText('12')
  await menu.open()
  await expect(menu.line('/data/meta/trace')).toContainText('another id in 11 of 11 pairs')
  await expect(matrix.row('data.meta.trace')).toBeHidden()
})
