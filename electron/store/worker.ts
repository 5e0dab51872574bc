// Where a store thread begins.
import { parentPort, workerData } from 'node:worker_threads'
import type { StoreThreadSettings } from './protocol'
import { runReader } from './reader-thread'
import { runWriter } from './writer-thread'

if (parentPort === null) throw new Error('the store’s worker is started as a worker thread by store.ts')
// Set by worker-link.ts, in the same build.
const settings = workerData as StoreThreadSettings
if (settings.role === 'writer') runWriter(parentPort, settings)
else runReader(parentPort, settings)
