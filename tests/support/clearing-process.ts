// A process of its own that keeps 12,000 deliveries, clears them all, and says what it is at, to be killed in the middle:
// `node clearing-process.js FILE`.
import { ANY_UNPINNED } from '../../core/contract/history'
import { openStore } from '../../electron/store/open-store'
import { aRequest } from './a-request'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: clearing-process FILE')

const silent = (): void => undefined
const store = await openStore({
  file,
  workerUrl: new URL('./worker.js', import.meta.url),
  log: { info: silent, warn: silent, error: silent },
})
await Promise.all(Array.from({ length: 12_000 }, () => store.append(aRequest())))
store.onList((news) => {
  for (const { name, payload } of news) {
    if (name === 'removed') process.stdout.write(`hidden ${String(payload.total)} left\n`)
  }
})
const { upToId } = await store.match(ANY_UNPINNED)
await store.clear({ what: 'matching', criteria: ANY_UNPINNED, upToId })
process.stdout.write('cleared\n')
