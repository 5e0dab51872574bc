import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { killStoreThread } from '../../support/death'
import { RawConnection } from '../../support/raw-connection'
import { openTestStore, startTestReceiver } from '../../support/running-receiver'
import { isFailing, isWell, stateWhen } from '../../support/store-states'
import { storeWorkerUrl } from '../../support/bundle'
import { tempFolder } from '../../support/temp-folder'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function openMortalStore(): Promise<{ store: Store; file: string }> {
  const file = join(tempFolder(), 'waybill.db')
  const store = await openTestStore({
    file,
    workerUrl: await storeWorkerUrl('tests/support/mortal-worker.ts'),
  })
  return { store, file }
}

async function keptTargets(store: Store): Promise<string[]> {
  const { total } = await store.page({ from: 0, limit: 1 })
  const targets: string[] = []
  for (let from = 0; from < total; from += 500) {
    targets.push(...(await store.page({ from, limit: 500 })).deliveries.map(({ target }) => target))
  }
  return targets
}

describe('a store thread that dies', () => {
  it('becomes 503 for senders, is started again, and lost nothing that got a 200', async () => {
    const { store, file } = await openMortalStore()
    const { port } = await startTestReceiver({ store })
    const answers = new Map<string, number>()
    let isOver = false
    const send = async (sender: number): Promise<void> => {
      const connection = await RawConnection.open(port)
      for (let round = 0; !isOver; round += 1) {
        const target = `/${String(sender)}/${String(round)}`
        connection.send(`POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi`)
        answers.set(target, (await connection.response()).status)
      }
    }
    const senders = Array.from({ length: 10 }, (_, sender) => send(sender))
    for (const when of ['now', 'in-transaction', 'in-transaction', 'now'] as const) {
      await pause(100)
      const failing = stateWhen(store, isFailing)
      killStoreThread({ file, role: 'writer', when })
      expect((await failing).failure).toMatchObject({
        code: 'store-unavailable',
        advice: expect.stringContaining('started again') as string,
      })
      await stateWhen(store, isWell)
    }
    isOver = true
    await Promise.all(senders)

    expect([...new Set(answers.values())].sort()).toEqual([200, 503])
    const kept = new Set(await keptTargets(store))
    expect([...answers].filter(([target, status]) => status === 200 && !kept.has(target))).toEqual([])
  })

  it('writes none of a transaction it died in', async () => {
    const { store, file } = await openMortalStore()
    await store.append(aRequest({ target: '/before' }))
    killStoreThread({ file, role: 'writer', when: 'in-transaction' })
    await pause(50)
    const refused = await Promise.allSettled(['/a', '/b'].map((target) => store.append(aRequest({ target }))))
    expect(refused).toMatchObject([
      { status: 'rejected', reason: { code: 'store-unavailable' } },
      { status: 'rejected', reason: { code: 'store-unavailable' } },
    ])
    await stateWhen(store, isWell)
    await store.append(aRequest({ target: '/after' }))
    expect(await keptTargets(store)).toEqual(['/before', '/after'])
  })

  it('is no loss where it only reads', async () => {
    const { store, file } = await openMortalStore()
    await store.append(aRequest())
    await store.page({ from: null, limit: 1 })
    killStoreThread({ file, role: 'reader', when: 'now' })
    await pause(50)
    await vi.waitFor(async () => {
      expect((await store.page({ from: null, limit: 1 })).total).toBe(1)
    })
    expect(store.state().failure).toBeNull()
  })
})
