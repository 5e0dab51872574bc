import { BroadcastChannel } from 'node:worker_threads'
import type { StoreRole } from '../../electron/store/protocol'

export const DEATH_CHANNEL = 'waybill-test-death'

export interface Death {
  /** The database whose thread is meant. */
  file: string
  role: StoreRole
  when: 'now' | 'in-transaction'
}

/** Ends a store thread that runs mortal-worker.ts. */
export function killStoreThread(death: Death): void {
  const channel = new BroadcastChannel(DEATH_CHANNEL)
  channel.postMessage(death)
  setTimeout(() => {
    channel.close()
  }, 100)
}
