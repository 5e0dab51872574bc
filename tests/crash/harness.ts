// Receiver and store without Electron, for the crash test: `node harness.js FOLDER PORT`.
import { join } from 'node:path'
import { startReceiver } from '../../electron/receiver/receiver'
import { openStore } from '../../electron/store/open-store'

const [folder, port] = process.argv.slice(2)
if (folder === undefined || port === undefined) throw new Error('usage: harness FOLDER PORT')

const log = {
  info: () => undefined,
  warn: (event: string, details?: Record<string, unknown>) => {
    console.error(event, details)
  },
  error: (event: string, details?: Record<string, unknown>) => {
    console.error(event, details)
  },
}
const store = await openStore({
  file: join(folder, 'waybill.db'),
  workerUrl: new URL('./worker.js', import.meta.url),
  log,
})
await startReceiver({ preferredPort: Number(port), store, log })
