import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Page } from '@playwright/test'
import type { ReceivingChoices } from '../../core/contract/receiving'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { waybillCommand, type RunningWaybill } from '../support/waybill-app'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'

/** Answers the question by its button, 0 for the first, and gives what was asked. The dialog is the system's own. */
async function answerQuestion(waybill: RunningWaybill, button: number): Promise<() => Promise<string>> {
  await waybill.app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((_window: unknown, options: Electron.MessageBoxOptions) => {
      asked.push(`${options.message} ${options.buttons?.[response] ?? ''}`)
      return Promise.resolve({ response, checkboxChecked: true })
    }) as typeof dialog.showMessageBox
  }, button)
  return () => waybill.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.join('; '))
}

function closeWindow({ app }: RunningWaybill): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close()
  })
}

function windowCount({ app }: RunningWaybill): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

async function startAgain(dataFolder: string): Promise<void> {
  const { executable, args } = waybillCommand()
  await once(spawn(executable, [...args, '--data', dataFolder], { stdio: 'ignore' }), 'exit')
}

/** Waits until a choice is in force: the window shows it at once, the disk takes its time. */
async function expectInForce(page: Page, wanted: Partial<ReceivingChoices>): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await page.evaluate(() => window.waybill.calls['receiving:get']({}))
      return answer.ok ? answer.value : null
    })
    .toMatchObject(wanted)
}

async function chooseWhenClosed(page: Page, choice: string): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Receiving' }).click()
  await page.getByRole('group', { name: 'When the window is closed' }).getByLabel(choice).check()
  await page.keyboard.press('Escape')
}

test('closing the window asks once, and goes on receiving as it was told', async ({
  waybill,
  dataFolder,
}) => {
  const asked = await answerQuestion(waybill, 0)
  await closeWindow(waybill)
  await expect.poll(() => windowCount(waybill)).toBe(0)
  expect(await asked()).toBe('Keep receiving while the window is closed? Keep receiving')
  expect(await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))).toBe(200)

  const opened = waybill.app.waitForEvent('window')
  await startAgain(dataFolder)
  const main = new MainWindow(await opened)
  await expect(main.row('order.created')).toBeVisible()

  await closeWindow(waybill)
  await expect.poll(() => windowCount(waybill)).toBe(0)
  expect(await asked()).toBe('Keep receiving while the window is closed? Keep receiving')
})

test('a question that is called off leaves the window as it is', async ({ waybill, main }) => {
  const asked = await answerQuestion(waybill, 2)
  await closeWindow(waybill)
  await expect.poll(asked).toBe('Keep receiving while the window is closed? Cancel')
  expect(await windowCount(waybill)).toBe(1)
  await expect(main.endpoint).toBeVisible()
})

test('the settings say what closing does, and Quit ends the program', async ({ waybill, main }) => {
  await chooseWhenClosed(main.page, 'Quit Waybill')
  await expectInForce(main.page, { windowClosed: 'quit' })
  const ended = once(waybill.app.process(), 'exit')
  await closeWindow(waybill)
  await ended
  await expect(fetch(waybill.origin)).rejects.toThrow()
})

test('a delivery sent while the machine sleeps is taken in when it wakes', async ({ waybill, main }) => {
  const pid = waybill.app.process().pid ?? 0
  process.kill(pid, 'SIGSTOP')
  const answered = postAsFleetbase(waybill.origin, fleetbaseBody('order.dispatched'))
  // The system takes the connection in; only Waybill sleeps.
  const stillAsleep = await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 300))])
  process.kill(pid, 'SIGCONT')
  expect(stillAsleep).toBeUndefined()
  expect(await answered).toBe(200)
  await expect(main.row('order.dispatched')).toBeVisible()
})

test('the limit of a body holds as soon as it is saved, and its error says what it may be', async ({
  waybill,
  main,
}) => {
  await main.page.keyboard.press('Control+,')
  await main.page.getByRole('tab', { name: 'Receiving' }).click()
  const form = main.page.getByRole('form', { name: 'Large bodies' })
  await form.getByLabel('Keep whole up to (MB)').fill('129')
  await expect(form.getByRole('alert')).toHaveText('A whole number of megabytes from 1 to 128.')
  await form.getByLabel('Keep whole up to (MB)').fill('2')
  await form.getByRole('button', { name: 'Save limit' }).click()
  await expect(form.getByRole('button', { name: 'Save limit' })).toBeDisabled()
  await main.page.keyboard.press('Escape')
  await expectInForce(main.page, { maxBodyBytes: 2 * 1024 * 1024 })
  const body = 'x'.repeat(2 * 1024 * 1024 + 1)
  const refused = await fetch(`${waybill.origin}/large`, { method: 'POST', body })
  expect(refused.status).toBe(413)
  await main.open('/large')
  await main.tab('Overview')
  await expect(main.notice(/^The body is over the limit: .*answered 413$/)).toBeVisible()
})
