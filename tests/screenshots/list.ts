import { ListPage } from '../e2e/pages/list-page'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { withWaybill } from './photographer'

/** What is done with the deliveries of the list: notes, marks, copying, exporting, and how the list looks. */
export async function pictureList(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    const { page } = main
    const list = new ListPage(page)
    const names = ['order.created', 'driver.created', 'order.dispatched', 'order.created', 'order.dispatched']
    for (const name of [...names, ...names, ...names]) await postAsFleetbase(origin, fleetbaseBody(name))
    await fetch(`${origin}/webhooks/stripe`, { method: 'POST', body: '{"id":"evt_1"}' })
    await main.open('driver.created')
    await main.list.press('p')
    await main.list.press('n')
    await list.note.fill('No vehicle on this driver: ask Fleetbase whether that is meant')
    await photographer.take('note-writing')
    await list.note.press('Enter')
    await main.row('Note:').waitFor()
    await photographer.take('note', ['light', 'dark'])
    await main.rows.nth(1).click({ modifiers: ['ControlOrMeta'] })
    await main.rows.nth(4).click({ modifiers: ['ControlOrMeta'] })
    await photographer.take('marks', ['light', 'dark'])
    for (const [key, name] of [
      ['c', 'copy-as'],
      ['e', 'export'],
      ['?', 'keys'],
    ] as const) {
      await page.keyboard.press(key)
      await photographer.take(name, ['light', 'dark'])
      await page.keyboard.press('Escape')
    }
    await photographer.resize(560, 760)
    await photographer.take('marks-narrow')
    await page.keyboard.press('?')
    await photographer.take('keys-narrow')
    await page.keyboard.press('Escape')
    await photographer.resize(1280, 800)
    await page.getByRole('button', { name: 'How the list looks' }).click()
    await page.getByRole('button', { name: 'Compact' }).click()
    await photographer.take('list-compact', ['light', 'dark'])
    await page.keyboard.press('Escape')
    const separator = page.getByRole('separator', { name: 'Resize the list' })
    await separator.focus()
    await separator.press('End')
    await photographer.take('list-columns', ['light', 'dark'])
  })
}
