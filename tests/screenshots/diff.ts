import { postAsFleetbase } from '../support/fleetbase-requests'
import { DIFF_CASES } from './diff-cases'
import { withWaybill, type Photographer } from './photographer'

/** Sends each case's two bodies, opens the second, and waits until it is compared. */
async function pictureCases(photographer: Photographer, origin: string): Promise<void> {
  const { main } = photographer
  for (const { name, before, after } of DIFF_CASES) {
    await postAsFleetbase(origin, before)
    await postAsFleetbase(origin, after)
    const sent = 2 * (DIFF_CASES.findIndex((each) => each.name === name) + 1)
    await main.count.filter({ hasText: String(sent) }).waitFor()
    await main.rows.first().click()
    await main.tab('Diff')
    await main.page.getByRole('group', { name: 'What is compared' }).waitFor()
    const text = main.page.getByText(/differen|changed|added|removed|moved|renamed|differently/i).first()
    await text.waitFor()
    await photographer.take(`diff-${name}`, ['light', 'dark'])
  }
}

async function pictureWays(photographer: Photographer): Promise<void> {
  const { page } = photographer.main
  await page.getByRole('button', { name: 'Unified' }).click()
  await photographer.take('diff-unified', ['light', 'dark'])
  await page.getByRole('button', { name: 'Side by side' }).click()
  await page.keyboard.press('F7')
  await page.keyboard.press('F7')
  await photographer.take('diff-pointed', ['light', 'dark'])
  await page.getByRole('button', { name: /noisy fields hidden/ }).click()
  await photographer.take('diff-noise')
  await page.getByRole('button', { name: /noisy fields shown/ }).click()
  await page.getByRole('textbox', { name: 'Only changes at this path' }).fill('status')
  await page.getByText('1 change', { exact: true }).waitFor()
  await photographer.take('diff-path')
  await page.getByRole('textbox', { name: 'Only changes at this path' }).fill('')
  await page.getByRole('button', { name: 'How differences are told' }).click()
  await photographer.take('diff-options', ['light', 'dark'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Copy the difference' }).click()
  await photographer.take('diff-copy')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Headers/ }).click()
  await photographer.take('diff-headers', ['light', 'dark'])
}

async function pictureBaselines(photographer: Photographer): Promise<void> {
  const { page, rows } = photographer.main
  await page.getByRole('button', { name: /^Payload/ }).click()
  await page.getByRole('button', { name: 'previous of this resource' }).click()
  await photographer.take('diff-baselines', ['light', 'dark'])
  await page.getByRole('menuitemcheckbox', { name: /pasted JSON/ }).click()
  await photographer.take('diff-pasted-empty')
  await page
    .getByRole('textbox', { name: 'Pasted JSON' })
    .fill('{"event": "order.dispatched", "data": {"status": created}}')
  await photographer.take('diff-pasted-wrong', ['light', 'dark'])
  await page
    .getByRole('textbox', { name: 'Pasted JSON' })
    .fill('{"event": "order.dispatched", "data": {"status": "created"}}')
  await page
    .getByText(/changed/)
    .first()
    .waitFor()
  await photographer.take('diff-pasted')
  await page.getByRole('button', { name: 'pasted JSON' }).click()
  await page.getByRole('menuitemcheckbox', { name: /previous of this resource/i }).click()
  await rows.nth(0).click({ modifiers: ['ControlOrMeta'] })
  await rows.nth(3).click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.press('d')
  await page.getByRole('article', { name: 'Comparison of two deliveries' }).waitFor()
  await photographer.take('diff-pair', ['light', 'dark'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

async function pictureBytes(photographer: Photographer): Promise<void> {
  const { page, rows } = photographer.main
  await rows.nth(2).click()
  await page.getByRole('button', { name: 'Show the bytes' }).click()
  await page.getByRole('region', { name: 'Bytes compared' }).waitFor()
  await photographer.take('diff-bytes', ['light', 'dark'])
  await page.getByRole('button', { name: /^Payload/ }).click()
}

async function pictureNarrow(photographer: Photographer): Promise<void> {
  const { rows, page } = photographer.main
  await photographer.resize(620, 900)
  await rows.nth(0).click()
  await photographer.take('diff-narrow', ['light', 'dark'])
  await page.keyboard.press('F7')
  await photographer.take('diff-narrow-pointed')
  await photographer.resize(560, 760)
  await page.getByRole('button', { name: /^Headers/ }).click()
  await photographer.take('diff-narrow-headers')
  await page.getByRole('button', { name: /^Payload/ }).click()
}

/** Texts that are no JSON, and one that holds everything that could trick a reader. */
async function pictureOthers(photographer: Photographer, origin: string): Promise<void> {
  const { main } = photographer
  await photographer.resize(1280, 800)
  const send = async (path: string, type: string, body: string): Promise<void> => {
    await fetch(`${origin}${path}`, { method: 'POST', headers: { 'content-type': type }, body })
  }
  const xml = (state: string): string =>
    `<order id="7"><state>${state}</state><items><item>Lamp</item><item>Chair</item></items><note>ring twice</note></order>`
  await send('/xml', 'application/xml', xml('created'))
  await send(
    '/xml',
    'application/xml',
    xml('dispatched').replace('<item>Chair</item>', '<item>Chair</item><item>Rug</item>'),
  )
  await main.row('/xml').nth(1).waitFor()
  await main.row('/xml').first().click()
  await main.page.getByText(/lines:/i).waitFor()
  await photographer.take('diff-xml', ['light', 'dark'])
  const hostile = (name: string, more: unknown): string =>
    JSON.stringify({
      '<img src=x onerror=alert(1)>': name,
      __proto__: 1,
      '': 'empty',
      'a/b~c': [1],
      rtl: 'שלום עולם',
      more,
    })
  await send('/hostile', 'application/json', hostile('abc\u202Edef', null))
  await send('/hostile', 'application/json', hostile('abc\u202Edeg', { ['x'.repeat(90)]: 'y'.repeat(900) }))
  await main.row('/hostile').nth(1).waitFor()
  await main.row('/hostile').first().click()
  await main.page.getByText(/2 fields/i).waitFor()
  await photographer.take('diff-hostile')
}

/** The twelve cases, beside and below each other, narrow, and what else can be compared. */
export async function pictureDiff(): Promise<void> {
  await withWaybill(async (photographer, origin) => {
    await photographer.resize(1280, 800)
    await pictureCases(photographer, origin)
    await pictureWays(photographer)
    await pictureBaselines(photographer)
    await pictureBytes(photographer)
    await pictureNarrow(photographer)
    await pictureOthers(photographer, origin)
  })
}
