// The store's worker with a way to die: on the word of a test, at once or in the middle of its next transaction.
import { BroadcastChannel, workerData } from 'node:worker_threads'
import type { StoreThreadSettings } from '../../electron/store/protocol'
import { DEATH_CHANNEL, type Death } from './death'
import '../../electron/store/worker'

const settings = workerData as StoreThreadSettings
const channel = new BroadcastChannel(DEATH_CHANNEL)
// What a test forgets to kill must still be able to end.
channel.unref()
channel.onmessage = (message: unknown) => {
  const { file, role, when } = (message as { data: Death }).data
  if (file !== settings.file || role !== settings.role) return
  if (when === 'now') process.exit(9)
  // Every delivery's headers pass here after its first row was inserted.
  JSON.stringify = () => process.exit(9)
}
