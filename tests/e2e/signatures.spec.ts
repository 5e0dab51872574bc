import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { signatureBy } from '../support/signed-requests'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { FilterPage } from './pages/filter-page'
import { MainWindow } from './pages/main-window'
import { SignaturesPage } from './pages/signatures'

const BODY = fleetbaseBody('order.created')
const SECRET = '$2y$10$u1F7Zt0bQm3Lk9PqXwYvUeJ5sR2cD8hN6aG4iO1lE7tK0yB9zVfCq'

test('a delivery of an unknown key is told by it once the key is given, and no longer when it is removed', async ({
  waybill,
  main,
}) => {
  const signatures = new SignaturesPage(main.page)
  const filter = new FilterPage(main.page)
  await postAsFleetbase(waybill.origin, BODY, signatureBy(SECRET, BODY))
  await filter.facetsButton.click()
  await expect(filter.facet('By an unknown key')).toBeVisible()
  await main.open('order.created')
  await main.tab('Overview')
  const signature = main.page
    .getByRole('term')
    .filter({ hasText: /^Signature$/ })
    .locator('..')
  await expect(signature).toContainText('By an unknown key')
  await expect(signature).toContainText('#244')

  // The link leads to the page, and its keys do without a mouse.
  await signature.getByRole('button', { name: 'Give its key…' }).press('Enter')
  await expect(signatures.keys).toHaveCount(1)
  await expect(signatures.keys).toContainText('Built in')
  await signatures.give('Shop', `  ${SECRET} `)
  await expect(signatures.keys.filter({ hasText: 'Shop' })).toBeVisible()
  await main.page.keyboard.press('Escape')
  await expect(signature).toContainText('Valid, made with “Shop”')
  await expect(filter.facet('By an unknown key')).toHaveCount(0)
  await expect(filter.facet('Valid')).toBeVisible()
  await filter.type('signature:valid')
  await expect(filter.found).toContainText('1 found')

  // What arrives is told at once.
  await postAsFleetbase(waybill.origin, BODY, signatureBy(SECRET, BODY))
  await expect(filter.found).toContainText('2 found')

  await signatures.open()
  await signatures.remove('Shop')
  await expect(signatures.removed).toContainText('“Shop” was removed')
  await main.page.keyboard.press('Escape')
  await expect(filter.found).toContainText('0 found')
  await expect(signature).toContainText('By an unknown key')

  await signatures.open()
  await signatures.removed.getByRole('button', { name: 'Bring it back' }).click()
  await expect(signatures.removed).toHaveCount(0)
  await main.page.keyboard.press('Escape')
  await expect(signature).toContainText('Valid, made with “Shop”')
  await expect(filter.found).toContainText('2 found')
})

test('keys are given, removed and brought back without a mouse', async ({ main }) => {
  const signatures = new SignaturesPage(main.page)
  const { keyboard } = main.page
  await signatures.open()
  await signatures.form.getByLabel('Name').focus()
  await keyboard.type('Shop')
  await keyboard.press('Tab')
  await keyboard.type(SECRET)
  await keyboard.press('Enter')
  await expect(signatures.keys).toHaveCount(2)
  const remove = signatures.settings.getByRole('button', { name: 'Remove the key Shop' })
  await remove.focus()
  await keyboard.press('Enter')
  await expect(signatures.removed.getByRole('button', { name: 'Bring it back' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(signatures.keys).toHaveCount(2)
  await expect(remove).toBeFocused()
})

test('what is no secret is refused in its place', async ({ main }) => {
  const signatures = new SignaturesPage(main.page)
  await signatures.open()
  const { form } = signatures
  await signatures.give('', '')
  await expect(form).toContainText('Give it a name')
  await expect(form).toContainText('Paste the secret.')
  await signatures.give('Shop', 'flb_live_0123456789')
  await expect(form.getByLabel('Secret')).toHaveAccessibleDescription(/public key.*API Keys/)
  await signatures.give('Shop', 'internal')
  await expect(form).toContainText('This very secret is there already, as “internal”.')
  await form.getByLabel('Secret').fill(` ${SECRET}\t`)
  await expect(form).toContainText('The spaces around it are left off')
  await form.getByLabel('Secret').press('Enter')
  await expect(signatures.keys).toHaveCount(2)
  await expect(form.getByLabel('Secret')).toHaveValue('')
  await signatures.give('Shop', 'another')
  await expect(form).toContainText('There is a key of this name already.')
})

test('a secret is nowhere in the clear, and where no key store locks it the window says so', async ({
  dataFolder,
}) => {
  const first = await launchWaybill({ dataFolder })
  await postAsFleetbase(first.origin, BODY, signatureBy(SECRET, BODY))
  const signatures = new SignaturesPage(first.page)
  await signatures.open()
  await signatures.give('Shop', SECRET)
  const key = signatures.keys.filter({ hasText: 'Shop' })
  await expect(key).toContainText(/until Waybill is closed|locked by this system’s key store/)
  const isKept = (await key.textContent())?.includes('locked by') === true
  await expect(first.page.locator('body')).not.toContainText('$2y$10$')
  await first.page.keyboard.press('Escape')
  const overview = new MainWindow(first.page)
  await overview.open('order.created')
  await overview.tab('Overview')
  await expect(first.page.getByText('Valid, made with “Shop”')).toBeVisible()
  await first.close()
  expect(filesWith(dataFolder, SECRET.slice(0, 20))).toEqual([])

  const second = await launchWaybill({ dataFolder })
  const main = new MainWindow(second.page)
  await main.open('order.created')
  await main.tab('Overview')
  // What it fitted stays its own.
  await expect(second.page.getByText('Valid, made with “Shop”')).toBeVisible()
  const again = new SignaturesPage(second.page)
  await again.open()
  await expect(again.keys.filter({ hasText: 'Shop' })).toContainText(
    isKept ? 'locked by this system’s key store' : 'its secret is not there',
  )
  await second.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page of signing keys shuts nobody out, ${colorScheme}`, async ({ main }) => {
    const signatures = new SignaturesPage(main.page)
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signatures.open()
    await signatures.give('Shop', SECRET)
    await expect(signatures.keys).toHaveCount(2)
    await signatures.give('Drivers', 'of the drivers')
    await expect(signatures.keys).toHaveCount(3)
    await signatures.remove('Drivers')
    await expect(signatures.removed).toBeVisible()
    await signatures.give('', 'flb_test_1')
    expect(await violations(main.page)).toEqual([])
  })
}

/** The files below a folder that hold a text in the clear. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
}
