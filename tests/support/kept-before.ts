import { join } from 'node:path'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { openStore } from '../../electron/store/open-store'
import { storeWorkerUrl } from './bundle'
import { recordingLog } from './recording-log'

/** Fills a data folder with what an earlier Waybill kept, in this order, before the app is started on it. */
export async function keepBefore(dataFolder: string, requests: readonly AnsweredRequest[]): Promise<void> {
  const file = join(dataFolder, 'waybill.db')
  const store = await openStore({ file, workerUrl: await storeWorkerUrl(), log: recordingLog() })
  await Promise.all(requests.map((request) => store.append(request)))
  await store.close()
}
