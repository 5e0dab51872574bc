// Waybill's receiver and store without Electron and without a window: waybill.js PORT FOLDER
import { join } from 'node:path'
import { startReceiver } from '../../../../electron/receiver/receiver'
import { openStore } from '../../../../electron/store/open-store'
import { AMPLE_LIMITS } from '../ample-limits'
import { reportLoopDelay } from '../loop-delay'

const [port, folder] = process.argv.slice(2)
const say = (event: string): void => {
  console.error(event)
}
const log = { info: () => undefined, warn: say, error: say }
const store = await openStore({
  file: join(folder ?? '.', 'waybill.db'),
  workerUrl: new URL('./worker.js', import.meta.url),
  log,
  limits: AMPLE_LIMITS,
})
await startReceiver({ preferredPort: Number(port), store, log })
reportLoopDelay()
