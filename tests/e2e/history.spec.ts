import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { HistoryPage } from './pages/history'

async function send(origin: string, count: number, path = '/hook'): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    await fetch(`${origin}${path}/${String(sent)}`, { method: 'POST', body: 'hello' })
  }
}

test('the selected delivery is cleared with Delete and comes back with Undo or Ctrl+Z', async ({
  waybill,
  main,
}) => {
  const history = new HistoryPage(main.page)
  await send(waybill.origin, 5)
  await expect(main.count).toHaveText('5')
  await main.open('/hook/2')
  await main.list.press('Delete')
  await expect(main.row('/hook/2')).toHaveCount(0)
  await expect(main.count).toHaveText('4')
  await expect(history.toast).toContainText('1 delivery cleared')
  await expect(main.row('/hook/1')).toHaveAttribute('aria-selected', 'true')

  await history.undo.click()
  await expect(main.row('/hook/2')).toHaveCount(1)
  await expect(main.count).toHaveText('5')
  await expect(history.toast).toHaveCount(0)

  await main.open('/hook/3')
  await main.list.press('Delete')
  await expect(main.count).toHaveText('4')
  await main.page.keyboard.press('Control+z')
  await expect(main.count).toHaveText('5')
})

test('everything but the pinned is cleared from the settings, after it was counted', async ({
  waybill,
  main,
}) => {
  const history = new HistoryPage(main.page)
  await send(waybill.origin, 4)
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
  await main.open('/hook/1')
  await main.list.press('p')
  await expect(main.row('/hook/1')).toContainText('Pinned')
  await expect(main.page.getByRole('button', { name: 'Pinned' })).toHaveAttribute('aria-pressed', 'true')

  await main.page.keyboard.press('Control+,')
  await expect(history.fact('Deliveries')).toHaveText('5')
  await expect(history.fact('Pinned')).toHaveText('1')
  await history.clear.getByLabel('Path begins with').fill('/hook/')
  await expect(history.clear).toContainText('1 pinned stay')
  await history.clear.getByRole('button', { name: 'Clear 3 deliveries' }).click()
  await expect(history.settings).toHaveCount(0)
  await expect(main.count).toHaveText('2')
  await expect(main.rows).toHaveCount(2)
  await expect(history.toast).toContainText('3 deliveries cleared')
  // Gone for good when the offer to undo is.
  await expect(history.toast).toHaveCount(0, { timeout: 12_000 })
  await expect(main.count).toHaveText('2')
})

test('a limit is checked as it is typed, holds when it is saved, and what it dropped is said', async ({
  waybill,
  main,
}) => {
  const history = new HistoryPage(main.page)
  await send(waybill.origin, 120)
  await expect(main.count).toHaveText('120')
  await history.open()
  const deliveries = history.limits.getByLabel('At most (deliveries)')
  const save = history.limits.getByRole('button', { name: 'Save limits' })
  await deliveries.fill('99')
  await expect(history.limits.getByRole('alert')).toHaveText('A whole number from 100 to 10,000,000.')
  await expect(save).toBeDisabled()
  await deliveries.fill('100')
  await save.click()
  await expect(history.fact('Deliveries')).toHaveText('100')
  await expect(history.settings).toContainText('20 older deliveries dropped to stay under 100.')
  await main.page.keyboard.press('Escape')
  await expect(main.count).toHaveText('100')
  await main.list.press('End')
  await expect(main.row('/hook/20')).toHaveAttribute('aria-selected', 'true')
  await expect(main.list).toContainText('20 older deliveries dropped to stay under 100.')

  // The oldest is being read when it goes: it stays until it is left.
  await send(waybill.origin, 1, '/later')
  await expect(main.notice('This delivery is no longer kept')).toBeVisible()
  await expect(main.count).toHaveText('100')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`settings and undo shut nobody out, ${colorScheme}`, async ({ waybill, main }) => {
    const history = new HistoryPage(main.page)
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await send(waybill.origin, 3)
    await main.open('/hook/1')
    await main.list.press('p')
    await history.open()
    await expect(history.clear.getByRole('button', { name: 'Clear 2 deliveries' })).toBeVisible()
    expect(await violations(main.page)).toEqual([])
    await main.page.keyboard.press('Escape')
    await main.list.press('Delete')
    await expect(history.toast).toBeVisible()
    expect(await violations(main.page)).toEqual([])
  })
}
