import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SmallDisk, whyNoMount } from '../support/small-disk'
import { launchWaybill, waybillCommand, type RunningWaybill } from '../support/waybill-app'
import { expect, test as base } from './fixtures'
import { MainWindow } from './pages/main-window'

const MEGABYTE = 1024 * 1024

interface Storage {
  disk: SmallDisk
  /** Starts the app on a folder, and closes it after the test. */
  start: (folder: string) => Promise<{ waybill: RunningWaybill; main: MainWindow }>
}

const test = base.extend<Storage>({
  disk: async ({ dataFolder }, use) => {
    const noMount = whyNoMount()
    test.skip(noMount !== null, noMount ?? '')
    const disk = SmallDisk.mount(join(dataFolder, 'disk'), 4 * MEGABYTE)
    await use(disk)
    disk.unmount()
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs off this pattern
  start: async ({}, use) => {
    const started: RunningWaybill[] = []
    await use(async (folder) => {
      const waybill = await launchWaybill({ dataFolder: folder })
      started.push(waybill)
      return { waybill, main: new MainWindow(waybill.page) }
    })
    for (const waybill of started) await waybill.close()
  },
})

interface Answer {
  status: number
  retryAfter: string | null
  text: string
}

async function send({ origin }: RunningWaybill, path: string, size = 5): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, { method: 'POST', body: 'x'.repeat(size) })
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    text: await answer.text(),
  }
}

const DISK_FULL = 'The disk is full: deliveries can’t be kept, and senders are told to try again.'
const READ_ONLY =
  'Waybill may not write to its data folder: deliveries can’t be kept, and senders are told to try again.'

test('a disk that fills is said so, and left behind as soon as it has room', async ({ disk, start }) => {
  const { waybill, main } = await start(disk.folder)
  expect((await send(waybill, '/before')).status).toBe(200)
  await expect(main.row('/before')).toBeVisible()
  disk.fill()
  expect(await send(waybill, '/refused', MEGABYTE)).toEqual({
    status: 503,
    retryAfter: '10',
    text: `Not kept: ${DISK_FULL}\n`,
  })
  await expect(main.alert).toContainText(DISK_FULL)
  await expect(main.alert).toContainText(`Free some space on the disk that holds ${disk.folder}.`)
  await expect(main.page.getByRole('button', { name: '1 connection problem' })).toBeVisible()

  // Nothing is sent, and nothing pressed.
  disk.remount('size=64m')
  await expect(main.alert).toHaveCount(0)
  expect((await send(waybill, '/after', MEGABYTE)).status).toBe(200)
  await expect(main.row('/after')).toBeVisible()
  await expect(main.count).toHaveText('2')
})

test('a disk that is full at the start hides nothing once it has room', async ({ disk, start }) => {
  const earlier = await start(disk.folder)
  expect((await send(earlier.waybill, '/kept')).status).toBe(200)
  await earlier.waybill.close()
  disk.fill()
  const { waybill, main } = await start(disk.folder)
  expect(await send(waybill, '/refused')).toMatchObject({ status: 503, retryAfter: '10' })
  await expect(main.alert).toContainText(DISK_FULL)
  await expect(main.notice('Your deliveries appear here as soon as they can be read.')).toBeVisible()

  disk.remount('size=64m')
  await expect(main.row('/kept')).toBeVisible()
  await expect(main.alert).toHaveCount(0)
})

test('a read-only folder opens the window that says so, and is one Waybill’s once it is writable', async ({
  disk,
  start,
}) => {
  disk.remount('ro')
  const { waybill, main } = await start(disk.folder)
  await expect(main.alert).toContainText(READ_ONLY)
  await expect(main.alert).toContainText(`Make ${disk.folder} and what is in it writable.`)
  expect(await send(waybill, '/refused')).toEqual({
    status: 503,
    retryAfter: '10',
    text: `Not kept: ${READ_ONLY}\n`,
  })

  disk.remount('rw')
  await expect(main.alert).toHaveCount(0)
  expect((await send(waybill, '/kept')).status).toBe(200)
  await expect(main.row('/kept')).toBeVisible()

  await waybill.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { executable, args } = waybillCommand()
  const second = spawn(executable, [...args, '--data', disk.folder], { stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect
    .poll(() => waybill.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('a database that is none is set aside whole, and the window says where it is', async ({
  dataFolder,
  start,
}) => {
  const garbage = Buffer.alloc(9000, 'no database ')
  writeFileSync(join(dataFolder, 'waybill.db'), garbage)
  const { waybill, main } = await start(dataFolder)
  const name = readdirSync(dataFolder).find((file) => file.startsWith('waybill.db.corrupt-')) ?? ''
  expect(name).toMatch(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/)
  expect(readFileSync(join(dataFolder, name)).equals(garbage)).toBe(true)
  const notice = main.note('The earlier history could not be opened; a new one has begun')
  await expect(notice).toContainText(join(dataFolder, name))
  expect((await send(waybill, '/kept')).status).toBe(200)
  await expect(main.row('/kept')).toBeVisible()
  await notice.getByRole('button', { name: 'Hide' }).click()
  await expect(notice).toHaveCount(0)
})

test('a database that can’t be opened is no one’s to read about but the person’s', async ({
  dataFolder,
  start,
}) => {
  const file = join(dataFolder, 'waybill.db')
  // A folder in its place can't be opened by anyone, root included.
  mkdirSync(file)
  const { waybill, main } = await start(dataFolder)
  await expect(main.alert).toContainText(`Check that ${file} is a file that Waybill may read and write.`)
  const { status, text } = await send(waybill, '/refused')
  expect([status, text.includes(dataFolder)]).toEqual([503, false])

  rmSync(file, { recursive: true })
  await expect(main.alert).toHaveCount(0)
  expect((await send(waybill, '/kept')).status).toBe(200)
})
