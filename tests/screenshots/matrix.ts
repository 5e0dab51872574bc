import { postDriverUpdates } from '../support/driver-updates'
import { ListPage } from '../e2e/pages/list-page'
import { withWaybill } from './photographer'

/** Deliveries beside each other, what is noise in them, and the list of that. */
export async function pictureMatrix(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    const { page } = main
    const list = new ListPage(page)
    await postDriverUpdates(origin, 24)
    await main.rows.nth(1).click({ modifiers: ['ControlOrMeta'] })
    await main.rows.nth(8).click({ modifiers: ['Shift'] })
    await list.act('Compare').click()
    const grid = page.getByRole('grid', { name: 'What differs' })
    await grid.getByText('data.status').waitFor()
    await photographer.take('matrix', ['light', 'dark'])
    await grid.press('ArrowDown')
    await grid.press('ArrowRight')
    await grid.getByRole('button', { name: /hidden: show/ }).click()
    await photographer.take('matrix-noise-shown')
    await page.getByRole('button', { name: /noisy paths$/ }).click()
    await page.getByText(/Learned from/).waitFor()
    await page.getByLabel('Add a path').fill('data.location')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await photographer.take('noise-menu', ['light', 'dark'])
    await page.getByLabel('Add a path').fill('/data/location/coordinates')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('Yours').waitFor()
    await photographer.take('noise-menu-own')
    await page.keyboard.press('Escape')
    await grid.getByText('data.speed').click()
    await page.getByRole('button', { name: 'History', exact: true }).click()
    await photographer.take('matrix-history')
    await photographer.resize(560, 760)
    await photographer.take('matrix-narrow')
  })
}
