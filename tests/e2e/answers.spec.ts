import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { launchWaybill } from '../support/waybill-app'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { AnswersDialog } from './pages/answers-dialog'
import { MainWindow } from './pages/main-window'

test('a preset fails each event twice, and the window never lets it be forgotten', async ({
  waybill,
  main,
}) => {
  const answers = new AnswersDialog(main.page)
  await expect(answers.button).toHaveAccessibleName('Answers: 200 OK')
  await answers.open()
  await answers.add('Fail twice, then accept')
  await expect(answers.rules).toHaveText(['Fail twice, then accept', 'Everything else'])
  await answers.close()
  await expect(answers.button).toHaveAccessibleName('Answers: Fail twice, then accept')
  await expect(answers.button).toBeFocused()

  const body = fleetbaseBody('order.created')
  const statuses = []
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push(await postAsFleetbase(waybill.origin, body))
  expect(statuses).toEqual([500, 500, 200])

  await expect(main.rows).toHaveCount(3)
  await expect(main.rows.first()).toContainText('Answered by Fail twice, then accept:')
  await main.rows.nth(1).click()
  await expect(main.page.getByText('by rule “Fail twice, then accept”, step 2 of 3').first()).toBeVisible()
  await main.tab('Overview')
  await expect(main.page.getByText('The rule as it was then')).toBeVisible()

  await answers.open()
  await answers.toggle('Fail twice, then accept').click()
  await answers.close()
  await expect(answers.button).toHaveAccessibleName('Answers: 200 OK')
  expect(await postAsFleetbase(waybill.origin, body)).toBe(200)
})

test('a connection that is closed without an answer is a delivery all the same', async ({
  waybill,
  main,
}) => {
  const answers = new AnswersDialog(main.page)
  await answers.open()
  await answers.add('Hang up')
  await answers.close()
  await expect(postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))).rejects.toThrow(
    'fetch failed',
  )
  await expect(main.row('order.created')).toContainText('closed')
  await main.open('order.created')
  await main.tab('Overview')
  await expect(main.page.getByText('The connection was closed without an answer.').last()).toBeVisible()
})

test('a rule is for what the filter language can ask, and says what it can’t', async ({ waybill, main }) => {
  const answers = new AnswersDialog(main.page)
  await answers.open()
  await answers.write()
  await answers.field('Name').fill('High priority fails')
  await answers.field('Filter').fill('data.meta.priority:high status:200')
  await answers.save.click()
  await expect(answers.dialog).toContainText('A rule is asked before the answer')
  await answers.field('Filter').fill('data.meta.priority:high')
  await answers.save.click()
  await expect(answers.dialog).toContainText('every delivery where data.meta.priority:high')
  await answers.close()
  const send = (priority: string): Promise<Response> =>
    fetch(`${waybill.origin}/hook`, {
      method: 'POST',
      body: JSON.stringify({ data: { meta: { priority } } }),
    })
  expect((await send('high')).status).toBe(500)
  expect((await send('low')).status).toBe(200)
})

test('a rule is written, put right where it is wrong, and there after a restart', async ({ dataFolder }) => {
  const first = await launchWaybill({ dataFolder })
  const answers = new AnswersDialog(first.page)
  await answers.open()
  await answers.write()
  await expect(answers.field('Name')).toBeFocused()
  await answers.field('Path').fill('/webhooks/*')
  await answers.field('Status').fill('99')
  await answers.field('Body').fill('{{event.nam}}')
  await answers.field('Headers').fill('Content-Length: 3')
  await answers.save.click()
  await expect(answers.dialog.getByText('A status is from 200 to 599.')).toBeVisible()
  await expect(answers.dialog.getByText('There is no placeholder {{event.nam}}.')).toBeVisible()
  await expect(answers.dialog.getByText('Waybill writes this header itself.')).toBeVisible()
  await expect(answers.field('Status')).toBeFocused()

  await answers.field('Name').fill('Mine')
  await answers.field('Status').fill('422')
  await answers.field('Body').fill('{"seen":{{json event.id}}}')
  await answers.field('Headers').fill('Content-Type: application/json')
  await expect(answers.dialog.getByText('A status is from 200 to 599.')).toBeHidden()
  await answers.save.click()
  await expect(answers.rules).toHaveText(['Mine', 'Everything else'])
  await first.close()

  const second = await launchWaybill({ dataFolder })
  await expect(new AnswersDialog(second.page).button).toHaveAccessibleName('Answers: Mine')
  const answer = await fetch(`${second.origin}/webhooks/fleetbase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"id":"event_1","event":"order.created","api_version":"v1","created_at":"2026-08-19 04:12:31","data":{}}',
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'application/json'])
  expect(await answer.text()).toBe('{"seen":"event_1"}')
  await second.close()
})

test('a sequence is written without a name, and called after what it does', async ({ waybill, main }) => {
  const answers = new AnswersDialog(main.page)
  await answers.open()
  for (const preset of ['Hang up', 'Never answer', 'Redirect', 'Not found', 'Time out', 'Just in time']) {
    await answers.add(preset)
    // Above the presets, and out of sight where there are many.
    await expect(answers.toggle(preset)).toBeInViewport()
  }
  await answers.write()
  await answers.field('Status').fill('503')
  await answers.dialog.getByRole('button', { name: 'Add a step' }).click()
  await expect(answers.field('Name')).toHaveAttribute('placeholder', '503, then 200')
  await answers.save.click()
  await expect(answers.rules.first()).toHaveText('503, then 200')
  await answers.close()
  const body = fleetbaseBody('order.created')
  expect(await postAsFleetbase(waybill.origin, body)).toBe(503)
  expect(await postAsFleetbase(waybill.origin, body)).toBe(200)
  await expect(main.rows.first()).toContainText('Answered by 503, then 200:')
})

test('rules are put in order by keyboard, deleted and brought back', async ({ main }) => {
  const answers = new AnswersDialog(main.page)
  await answers.open()
  await answers.add('Hang up')
  await answers.add('Not found')
  await answers.add('Redirect')
  await expect(answers.rules).toHaveText(['Redirect', 'Not found', 'Hang up', 'Everything else'])
  await expect(answers.dialog.getByText('Never asked: a rule above answers everything.')).toHaveCount(1)
  await answers.move('Hang up', 'up').focus()
  await main.page.keyboard.press('Enter')
  await expect(answers.rules).toHaveText(['Redirect', 'Hang up', 'Not found', 'Everything else'])
  await expect(answers.move('Hang up', 'up')).toBeFocused()
  await main.page.keyboard.press('Enter')
  await expect(answers.rules).toHaveText(['Hang up', 'Redirect', 'Not found', 'Everything else'])
  await expect(answers.move('Hang up', 'down')).toBeFocused()
  await answers.act('Delete', 'Redirect')
  await expect(answers.rules).toHaveText(['Hang up', 'Not found', 'Everything else'])
  await answers.dialog.getByRole('button', { name: 'Undo' }).click()
  await expect(answers.rules).toHaveText(['Hang up', 'Redirect', 'Not found', 'Everything else'])
})

test('what was written is still there when the dialog was closed over it', async ({ main }) => {
  const answers = new AnswersDialog(main.page)
  await answers.open()
  await answers.write()
  await answers.field('Name').fill('Half a thought')
  await main.page.keyboard.press('Escape')
  await answers.open()
  await expect(answers.field('Name')).toHaveValue('Half a thought')
  await answers.dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(answers.rules).toHaveText(['Everything'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the rules have nothing that shuts people out, ${colorScheme}`, async ({ main }) => {
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const answers = new AnswersDialog(main.page)
    await answers.open()
    expect(await violations(main.page), 'no rule').toEqual([])
    await answers.add('Never answer')
    await answers.add('Redirect')
    await answers.toggle('Redirect').click()
    await answers.add('Fail twice, then accept')
    await answers.act('Delete', 'Never answer')
    await expect(answers.dialog.getByText('“Never answer” was deleted')).toBeVisible()
    expect(await violations(main.page), 'many rules').toEqual([])
    await answers.act('Edit', 'Fail twice, then accept')
    await answers.field('Status').fill('99')
    await answers.field('After how many seconds').fill('6')
    await answers.save.click()
    await expect(answers.dialog.getByText('A status is from 200 to 599.')).toBeVisible()
    expect(await violations(main.page), 'a rule with a mistake').toEqual([])
  })
}

test('a settings file that can not be read is kept aside, and the window says where', async ({
  dataFolder,
}) => {
  writeFileSync(join(dataFolder, 'settings.json'), '{"answers": [{"id": 1}]}')
  const { page, close } = await launchWaybill({ dataFolder })
  const notice = new MainWindow(page).notice(
    'The settings could not be read; what was lost is back at its default',
  )
  await expect(notice).toBeVisible()
  const path = await page.getByText(/settings\.json\.broken-/).innerText()
  expect(readFileSync(path, 'utf8')).toBe('{"answers": [{"id": 1}]}')
  await close()
})
