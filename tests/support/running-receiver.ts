import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import { startReceiver, type Receiver, type ReceiverOptions } from '../../electron/receiver/receiver'
import { openStore } from '../../electron/store/open-store'
import type { Store, StoreOptions } from '../../electron/store/store'
import { storeWorkerUrl } from './bundle'
import { recordingLog } from './recording-log'
import { tempFolder } from './temp-folder'

/** Opens a real store in a folder of its own, closed when the running test ends. */
export async function openTestStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({
    file: join(tempFolder(), 'waybill.db'),
    workerUrl: await storeWorkerUrl(),
    log: recordingLog(),
    ...options,
  })
  onTestFinished(() => store.close())
  return store
}

/** Starts a receiver on a free port, closed when the running test ends. */
export async function startTestReceiver(
  options: Partial<ReceiverOptions> & Pick<ReceiverOptions, 'store'>,
): Promise<Receiver> {
  const receiver = await startReceiver({ preferredPort: 0, log: recordingLog(), ...options })
  onTestFinished(() => receiver.close())
  return receiver
}

/** Starts a store and a receiver before it. */
export async function startWaybill(): Promise<{ store: Store; receiver: Receiver; port: number }> {
  const store = await openTestStore()
  const receiver = await startTestReceiver({ store })
  return { store, receiver, port: receiver.port }
}

/** The newest delivery with its whole body as it came. */
export async function newest(store: Store): Promise<{ detail: DeliveryDetail; body: Buffer }> {
  const { deliveries } = await store.page({ from: null, limit: 1 })
  const id = deliveries[0]?.id ?? 0
  return { detail: await store.get(id), body: await wholeBody(store, id, 'raw') }
}

/** A delivery's body, read range by range. */
export async function wholeBody(store: Store, id: number, form: 'raw' | 'decoded'): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let offset = 0; ;) {
    const { bytes, totalBytes } = await store.body({ id, form, offset, length: 4 * 1024 * 1024 })
    pieces.push(bytes)
    offset += bytes.byteLength
    if (offset >= totalBytes) return Buffer.concat(pieces)
  }
}
