import type { Page } from 'playwright'
import { postDriverUpdates } from '../support/driver-updates'
import { withWaybill, type Photographer } from './photographer'

/** A value over time: a number, a status, one that is not there at first, and every such event. */
export async function pictureValues(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    await postDriverUpdates(origin, 60, 2)
    await main.open('driver.updated')
    await main.tab('Payload')
    await follow(main.page, photographer, '"status"')
    await photographer.take('history-status', ['light', 'dark'])
    await follow(main.page, photographer, '"speed"')
    await photographer.take('history-speed', ['light', 'dark'])
    await follow(main.page, photographer, '"vehicle"')
    await main.page.getByRole('button', { name: 'every driver.updated' }).click()
    await main.page.getByText(/1 change in 60 deliveries/).waitFor()
    await photographer.take('history-every')
    await photographer.resize(560, 760)
    await photographer.take('history-narrow')
  })
}

async function follow(page: Page, { main }: Photographer, text: string): Promise<void> {
  await main.payload().getByText(text, { exact: true }).click()
  await page.getByRole('button', { name: 'History of this value' }).click()
  await page
    .getByText(/ deliver(?:y|ies)/)
    .last()
    .waitFor()
}
