import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import { startReceiver, type Receiver } from '../../electron/receiver/receiver'
import { openStore } from '../../electron/store/open-store'
import type { Store } from '../../electron/store/store'
import { storeWorkerUrl } from './bundle'
import { recordingLog } from './recording-log'

/** A receiver and its store that all tests of a file use: for tests of which each takes less time than a start. */
export interface SharedWaybill {
  port: () => number
  store: () => Store
  /** What was kept since it was asked last. */
  news: () => Promise<DeliveryDetail[]>
}

/** Starts them before the first test of the file and closes them after the last. */
export function sharedWaybill(): SharedWaybill {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  let running: { store: Store; receiver: Receiver } | null = null
  let seen = 0

  const started = (): { store: Store; receiver: Receiver } => {
    if (running === null) throw new Error('it is started before the first test, and not earlier')
    return running
  }

  beforeAll(async () => {
    const log = recordingLog()
    const store = await openStore({
      file: join(folder, 'waybill.db'),
      workerUrl: await storeWorkerUrl(),
      log,
    })
    running = { store, receiver: await startReceiver({ preferredPort: 0, store, log }) }
  })
  afterAll(async () => {
    await started().receiver.close()
    await started().store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    port: () => started().receiver.port,
    store: () => started().store,
    async news() {
      const { store } = started()
      const page = await store.page({ from: seen, limit: 500 })
      seen += page.deliveries.length
      return Promise.all(page.deliveries.map(({ id }) => store.get(id)))
    },
  }
}
