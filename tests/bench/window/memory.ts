import type { RunningWaybill } from '../../support/waybill-app'

/** What the window's own process holds, megabytes. */
export interface Memory {
  /** Of its scripts, after what is no longer used was collected. */
  heapMb: number
  /** Its working set: everything, drawing included. */
  windowMb: number
}

const MEGABYTE = 1024 * 1024

export async function memoryOf({ app, page }: RunningWaybill): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const windowKb = await app.evaluate(({ app: electron }) => {
    return electron.getAppMetrics().find(({ type }) => type === 'Tab')?.memory.workingSetSize ?? NaN
  })
  return { heapMb: usedSize / MEGABYTE, windowMb: windowKb / 1024 }
}
