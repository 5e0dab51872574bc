import type { Page } from '@playwright/test'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'

async function send(origin: string): Promise<void> {
  for (const name of ['order.created', 'driver.created', 'order.dispatched']) {
    await postAsFleetbase(origin, fleetbaseBody(name))
  }
}

function savedIn(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Saved filters' })
  return {
    dialog,
    open: () => page.getByRole('button', { name: 'Saved filters' }).click(),
    name: dialog.getByRole('textbox', { name: 'Save this filter as' }),
    save: dialog.getByRole('button', { name: 'Save', exact: true }),
    rows: dialog.getByRole('listitem'),
    button: (name: string) => dialog.getByRole('button', { name }),
  }
}

test('a filter is saved under a name, shown by click and key, and there after a restart', async ({
  waybill,
  main,
  dataFolder,
}) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  const saved = savedIn(main.page)
  await filter.type('event:order.*')
  await saved.open()
  await saved.save.click()
  await expect(saved.dialog).toContainText('Give the filter a name.')
  await saved.name.fill('Orders')
  await saved.name.press('Enter')
  await expect(saved.dialog).toContainText('This filter is saved as Orders.')
  await main.page.keyboard.press('Escape')

  await filter.type('event:driver.*')
  await saved.open()
  await saved.name.fill('ORDERS')
  await saved.save.click()
  await expect(saved.dialog).toContainText('There is a filter “Orders” already.')
  expect(await violations(main.page)).toEqual([])
  await saved.name.fill('Drivers')
  await saved.save.click()
  await saved.rows.filter({ hasText: 'Orders' }).getByRole('button').first().click()
  await expect(saved.dialog).toBeHidden()
  await expect(filter.field).toHaveValue('event:order.*')
  await expect(filter.found).toHaveText('2 found')

  await main.page.keyboard.press('Control+2')
  await expect(filter.field).toHaveValue('event:driver.*')
  await expect(filter.found).toHaveText('1 found')

  await waybill.app.close()
  const again = await launchWaybill({ dataFolder })
  await again.page.keyboard.press('Control+1')
  await expect(new FilterPage(again.page).field).toHaveValue('event:order.*')
  await again.close()
})

test('saved filters are renamed, put in order, deleted and brought back', async ({ waybill, main }) => {
  await send(waybill.origin)
  const filter = new FilterPage(main.page)
  const saved = savedIn(main.page)
  for (const [name, text] of Object.entries({ Orders: 'event:order.*', Drivers: 'event:driver.*' })) {
    await filter.type(text)
    await saved.open()
    await saved.name.fill(name)
    await saved.save.click()
    await expect(saved.dialog).toContainText(`This filter is saved as ${name}.`)
    await main.page.keyboard.press('Escape')
  }
  await saved.open()
  await saved.button('Move Drivers up').click()
  await expect(saved.rows.first()).toContainText('Drivers')
  // The button that moved it can't be pressed at the top; the one for the other way has the focus.
  await expect(saved.button('Move Drivers down')).toBeFocused()

  await saved.button('Rename Drivers').click()
  await main.page.keyboard.type('Orders')
  await main.page.keyboard.press('Enter')
  await expect(saved.dialog).toContainText('There is a filter “Orders” already.')
  await main.page.keyboard.press('Escape')
  await expect(saved.rows.first()).toContainText('Drivers')
  await saved.button('Rename Drivers').click()
  await main.page.keyboard.type('السائقون')
  await main.page.keyboard.press('Enter')
  await expect(saved.rows.first()).toContainText('السائقون')

  await saved.button('Delete السائقون').click()
  await expect(saved.rows).toHaveCount(1)
  await expect(saved.button('Undo')).toBeFocused()
  await main.page.keyboard.press('Enter')
  await expect(saved.rows.first()).toContainText('السائقون')
  await main.page.keyboard.press('Escape')
  await main.page.keyboard.press('Control+1')
  await expect(filter.field).toHaveValue('event:driver.*')
})
