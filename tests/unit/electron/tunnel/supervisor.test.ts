import { describe, expect, it } from 'vitest'
import type { TunnelGap, TunnelState, TunnelTrouble } from '../../../../core/contract/tunnel'
import type { ProbeVerdict } from '../../../../electron/tunnel/probe'
import { openTrouble, TunnelOpenError, type TunnelConnection } from '../../../../electron/tunnel/provider'
import { Supervisor } from '../../../../electron/tunnel/supervisor'
import { DEFAULT_SUPERVISOR_TIMES } from '../../../../electron/tunnel/supervisor-times'
import { recordingLog } from '../../../support/recording-log'
import { FakeClock } from '../../../support/tunnel/fake-clock'

const OK: ProbeVerdict = { verdict: 'ok', roundTripMs: 40 }
const SILENT: ProbeVerdict = { verdict: 'failed', trouble: { kind: 'no-answer', detail: null } }
const answered = (status: number): ProbeVerdict => ({ verdict: 'answered', status })

/** A tunnel that does as it is told, under a supervisor with the times that ship. */
class Stage {
  readonly clock = new FakeClock()
  readonly states: TunnelState[] = []
  readonly gaps: TunnelGap[] = []
  verdict: ProbeVerdict = OK
  /** What the next openings end in; a connection where nothing is said. */
  refusals: TunnelOpenError[] = []
  alwaysRefuse: TunnelOpenError | null = null
  opens: number[] = []
  probes = 0
  refreshes = 0
  closes = 0
  private tellDown: (trouble: TunnelTrouble) => void = () => undefined
  readonly supervisor: Supervisor

  constructor({
    lastAliveAgoMs = null,
    maxOpensPerHour = 1000,
  }: { lastAliveAgoMs?: number | null; maxOpensPerHour?: number } = {}) {
    this.supervisor = new Supervisor({
      provider: {
        maxOpensPerHour,
        open: () => {
          this.opens.push(this.clock.nowMs())
          const refusal = this.alwaysRefuse ?? this.refusals.shift()
          return refusal === undefined ? Promise.resolve(this.connection()) : Promise.reject(refusal)
        },
      },
      localPort: 1,
      probe: () => {
        this.probes += 1
        return Promise.resolve(this.verdict)
      },
      clock: this.clock,
      times: DEFAULT_SUPERVISOR_TIMES,
      log: recordingLog(),
      lastAliveMs: lastAliveAgoMs === null ? null : this.clock.nowMs() - lastAliveAgoMs,
      lastDeliveryMs: null,
      onState: (state) => this.states.push(state),
      onOrigin: () => undefined,
      onGap: (gap) => this.gaps.push(gap),
      onAlive: () => undefined,
    })
  }

  get status(): string {
    return this.supervisor.state().status
  }

  /** Opens and lets it come to work. */
  async opened(): Promise<this> {
    this.supervisor.open()
    await this.clock.pass(0)
    return this
  }

  goDown(trouble: TunnelTrouble = { kind: 'server-refused', detail: null }): void {
    this.tellDown(trouble)
  }

  private connection(): TunnelConnection {
    return {
      origin: 'https://name.example.com',
      dial: null,
      isRegistered: true,
      onDown: (listener) => (this.tellDown = listener),
      onDoubt: () => undefined,
      refresh: () => (this.refreshes += 1),
      close: () => {
        this.closes += 1
        return Promise.resolve()
      },
    }
  }
}

describe('the supervisor', () => {
  it('calls a tunnel open when a probe came through, and not before', async () => {
    const stage = new Stage()
    stage.verdict = SILENT
    await stage.opened()
    expect(stage.status).toBe('reconnecting')
    stage.verdict = OK
    await stage.clock.pass(2000)
    expect(stage.supervisor.state()).toMatchObject({
      status: 'open',
      roundTripMs: 40,
      lastDeliveryAtMs: null,
    })
  })

  it('probes every 30 s, and not while deliveries come through', async () => {
    const stage = await new Stage().opened()
    await stage.clock.pass(61_000)
    expect(stage.probes).toBe(3)
    for (let times = 0; times < 10; times += 1) {
      stage.supervisor.sawDelivery()
      await stage.clock.pass(20_000)
    }
    expect(stage.probes).toBe(3)
    expect(stage.supervisor.state()).toMatchObject({ status: 'open' })
  })

  it('lets one failed probe pass, heals in place after two, and asks for the address anew after five', async () => {
    const stage = await new Stage().opened()
    stage.verdict = SILENT
    await stage.clock.pass(30_000)
    expect([stage.status, stage.refreshes, stage.opens.length]).toEqual(['open', 0, 1])
    await stage.clock.pass(2000)
    expect([stage.status, stage.refreshes, stage.opens.length]).toEqual(['reconnecting', 1, 1])
    await stage.clock.pass(6000)
    expect([stage.closes, stage.opens.length]).toEqual([1, 1])
    await stage.clock.pass(600)
    expect(stage.opens.length).toBe(2)
  })

  it('asks for the same address again almost at once when the connection ends', async () => {
    const stage = await new Stage().opened()
    const beforeMs = stage.clock.nowMs()
    stage.goDown()
    expect(stage.status).toBe('reconnecting')
    await stage.clock.pass(1000)
    expect([stage.status, (stage.opens[1] ?? 0) - beforeMs]).toEqual(['open', 450])
  })

  it('waits longer and longer, a minute at most, and less than sixty times an hour', async () => {
    const stage = new Stage({ maxOpensPerHour: 50 })
    stage.alwaysRefuse = openTrouble('server-refused')
    await stage.opened()
    await stage.clock.pass(3_600_000)
    const waits = stage.opens
      .slice(1)
      .map((atMs, index) => Math.round((atMs - (stage.opens[index] ?? 0)) / 1000))
    expect(waits.slice(0, 8)).toEqual([1, 2, 3, 6, 12, 24, 45, 45])
    expect(stage.opens.length).toBeLessThanOrEqual(51)
  })

  it('calls it lost when no sender tries any more, and remembers the gap from when it last worked', async () => {
    const stage = await new Stage().opened()
    const provenMs = stage.clock.nowMs()
    await stage.clock.pass(10_000)
    stage.alwaysRefuse = openTrouble('server-refused')
    stage.goDown()
    await stage.clock.pass(100_000)
    expect(stage.supervisor.state()).toMatchObject({ status: 'reconnecting', sinceMs: provenMs })
    await stage.clock.pass(30_000)
    expect(stage.supervisor.state()).toMatchObject({
      status: 'lost',
      sinceMs: provenMs,
      trouble: { kind: 'server-refused' },
    })
    stage.alwaysRefuse = null
    await stage.clock.pass(60_000)
    expect(stage.status).toBe('open')
    expect(stage.gaps.at(0)).toEqual({ fromMs: provenMs, toMs: null, cause: 'server-refused' })
    expect(stage.gaps.at(-1)).toMatchObject({ fromMs: provenMs, cause: 'server-refused' })
    expect(stage.gaps.at(-1)?.toMs).toBeGreaterThan(provenMs + 130_000)
  })

  it('says at once that a name it never had is taken, and asks for it every ten seconds', async () => {
    const stage = new Stage()
    stage.alwaysRefuse = new TunnelOpenError({ kind: 'name-taken' })
    await stage.opened()
    expect(stage.status).toBe('name-taken')
    await stage.clock.pass(30_000)
    expect(stage.opens.length).toBe(4)
    expect(stage.gaps).toEqual([])
    stage.alwaysRefuse = null
    await stage.clock.pass(10_000)
    expect(stage.status).toBe('open')
  })

  it('takes a name that it had a moment ago for held, and for taken only after a minute and a half', async () => {
    const stage = await new Stage().opened()
    stage.alwaysRefuse = new TunnelOpenError({ kind: 'name-taken' })
    stage.goDown()
    await stage.clock.pass(5000)
    expect(stage.supervisor.state()).toMatchObject({ status: 'reconnecting', trouble: { kind: 'name-held' } })
    await stage.clock.pass(100_000)
    expect(stage.status).toBe('name-taken')
  })

  it.each([200, 301, 401])('calls an answer of %i that is not its own foreign', async (status) => {
    const stage = await new Stage().opened()
    stage.verdict = answered(status)
    await stage.clock.pass(31_000)
    expect(stage.supervisor.state()).toMatchObject({ status: 'foreign', answered: status })
    stage.verdict = OK
    await stage.clock.pass(60_000)
    expect(stage.status).toBe('open')
  })

  it('asks for the address anew when the server does not know it (404)', async () => {
    const stage = await new Stage().opened()
    stage.verdict = answered(404)
    await stage.clock.pass(30_000)
    expect(stage.supervisor.state()).toMatchObject({
      status: 'reconnecting',
      trouble: { kind: 'not-registered' },
    })
    stage.verdict = OK
    await stage.clock.pass(1000)
    expect([stage.status, stage.opens.length]).toEqual(['open', 2])
  })

  it('stays open when a probe is turned away for too many (429), and says so', async () => {
    const stage = await new Stage().opened()
    stage.verdict = answered(429)
    await stage.clock.pass(31_000)
    expect(stage.supervisor.state()).toMatchObject({
      status: 'open',
      turnedAwayAtMs: expect.any(Number) as number,
    })
  })

  it('gives up on what does not pass by waiting, until it is told to try', async () => {
    const stage = new Stage()
    stage.refusals = [new TunnelOpenError({ kind: 'refused', message: 'No.', advice: 'Do this.' })]
    await stage.opened()
    await stage.clock.pass(3_600_000)
    expect(stage.supervisor.state()).toMatchObject({
      status: 'failed',
      error: { code: 'tunnel-refused', advice: 'Do this.' },
    })
    expect(stage.opens.length).toBe(1)
    stage.supervisor.retry()
    await stage.clock.pass(0)
    expect(stage.status).toBe('open')
  })

  it('knows that the machine slept, looks at once, and remembers the time as a gap', async () => {
    const stage = await new Stage().opened()
    await stage.clock.pass(7000)
    const asleepMs = stage.clock.nowMs()
    stage.clock.sleep(5 * 3_600_000)
    await stage.clock.pass(6000)
    expect(stage.status).toBe('open')
    const gap = stage.gaps.at(-1)
    expect(gap?.cause).toBe('slept')
    expect(Math.abs((gap?.fromMs ?? 0) - asleepMs)).toBeLessThan(5001)
    expect(gap?.toMs).toBeGreaterThan(asleepMs + 5 * 3_600_000)
  })

  it('counts the time that Waybill was closed as a gap, once it works again', async () => {
    const stage = new Stage({ lastAliveAgoMs: 600_000 })
    await stage.opened()
    expect(stage.gaps).toEqual([
      { fromMs: stage.clock.nowMs() - 600_000, toMs: stage.clock.nowMs(), cause: 'not-running' },
    ])
  })

  it('looks at once after a wake or a change of the network', async () => {
    const stage = await new Stage().opened()
    stage.verdict = SILENT
    stage.supervisor.checkNow()
    await stage.clock.pass(10)
    expect([stage.status, stage.refreshes]).toEqual(['reconnecting', 1])
  })

  it('leaves no timer and no connection when it is closed, whenever that is', async () => {
    for (const closeAfterMs of [0, 100, 31_000, 33_000, 300_000]) {
      const stage = new Stage()
      stage.supervisor.open()
      if (closeAfterMs > 0) await stage.clock.pass(10)
      stage.verdict = SILENT
      await stage.clock.pass(closeAfterMs)
      await stage.supervisor.close()
      await stage.clock.pass(0)
      expect([stage.status, stage.clock.pending, stage.closes]).toEqual(['closed', 0, stage.opens.length])
    }
  })
})
