import { SignaturesPage } from '../e2e/pages/signatures'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { signatureBy } from '../support/signed-requests'
import { withWaybill } from './photographer'

const SECRET = '$2y$10$u1F7Zt0bQm3Lk9PqXwYvUeJ5sR2cD8hN6aG4iO1lE7tK0yB9zVfCq'

/** Who signed a delivery, and the keys that it is tried with. */
export async function pictureSignatures(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    const { main } = photographer
    const body = fleetbaseBody('order.created')
    await postAsFleetbase(origin, body, signatureBy(SECRET, body))
    await main.open('order.created')
    await main.tab('Overview')
    const signature = main.page.getByText('By an unknown key')
    await signature.scrollIntoViewIfNeeded()
    await photographer.take('signature-unknown', ['light', 'dark'])
    const signatures = new SignaturesPage(main.page)
    await signatures.open()
    await signatures.form.getByLabel('Name').waitFor()
    await photographer.take('settings-signatures-empty', ['light', 'dark'])
    await signatures.give('Shop', SECRET)
    await signatures.keys.filter({ hasText: 'Shop' }).waitFor()
    await signatures.give('Drivers’ app', 'of the drivers')
    await signatures.keys.filter({ hasText: 'Drivers' }).waitFor()
    await signatures.remove('Drivers’ app')
    await signatures.removed.waitFor()
    await photographer.take('settings-signatures', ['light', 'dark'])
    await signatures.give('Shop', 'flb_live_0123456789')
    await photographer.take('settings-signatures-mistakes', ['light', 'dark'])
    await photographer.resize(560, 760)
    await photographer.take('settings-signatures-narrow')
    await main.page.keyboard.press('Escape')
    await photographer.resize(1280, 800)
    await main.page.getByText('made with “Shop”').scrollIntoViewIfNeeded()
    await photographer.take('signature-known', ['light', 'dark'])
  })
}
