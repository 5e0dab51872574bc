import { setTimeout as pause } from 'node:timers/promises'
import type { TunnelState } from '../../core/contract/tunnel'
import type { AnswerFault, DoubleServer, OpenFault } from '../support/tunnel/double-server'
import { isDown, type Fault } from './fault'
import { type fakeNameService } from './name-service'

const is =
  (...wanted: TunnelState['status'][]) =>
  ({ status }: TunnelState): boolean =>
    wanted.includes(status)

/** The registration is lost, and asking for it anew goes wrong in this way. */
function opening(name: string, fault: OpenFault, shows = isDown): Fault {
  return {
    on: 'double',
    name: `the registration is lost, and opening ${name}`,
    inject: ({ server, name: tunnelName }) => {
      server.openFault = fault
      server.drop(tunnelName)
    },
    shows,
    lastsMs: 1500,
    end: ({ server, tunnel }) => {
      server.openFault = null
      tunnel.supervisor.retry()
    },
  }
}

/** The tunnel's server answers every public request in this way. */
function answering(name: string, fault: AnswerFault, shows: Fault['shows']): Fault {
  return {
    on: 'double',
    name: `the public address ${name}`,
    inject: ({ server }) => {
      server.answerFault = fault
    },
    ...(shows === undefined ? {} : { shows }),
    lastsMs: 1200,
    end: ({ server }) => {
      server.answerFault = null
    },
  }
}

const cutting = (name: string, cut: (server: DoubleServer, tunnelName: string) => void): Fault => ({
  on: 'double',
  name,
  inject: ({ server, name: tunnelName }) => {
    cut(server, tunnelName)
  },
})

const serverFaults: Fault[] = [
  {
    on: 'real',
    name: 'the server is killed and started again',
    inject: ({ server }) => server.kill(),
    shows: isDown,
    lastsMs: 1000,
    end: ({ server }) => server.restart(),
  },
  {
    on: 'real',
    name: 'the server is killed three times in a row',
    inject: async ({ server }) => {
      for (let times = 0; times < 2; times += 1) {
        await server.kill()
        await pause(200)
        await server.restart()
      }
      await server.kill()
    },
    shows: isDown,
    end: ({ server }) => server.restart(),
  },
  {
    on: 'double',
    name: 'the server goes away with requests in flight',
    inject: async ({ server, deliver }) => {
      server.answerFault = { kind: 'slow', delayMs: 200 }
      const flying = Array.from({ length: 5 }, () => deliver())
      await pause(100)
      await server.kill()
      await Promise.all(flying)
    },
    shows: isDown,
    end: async ({ server }) => {
      server.answerFault = null
      await server.restart()
    },
  },
  {
    on: 'double',
    name: 'the server stays away until the tunnel is called lost',
    inject: ({ server }) => server.kill(),
    shows: is('lost'),
    end: ({ server }) => server.restart(),
  },
  {
    on: 'double',
    name: 'nothing moves any more, and nobody is told (black hole)',
    inject: ({ server }) => {
      server.isFrozen = true
    },
    shows: isDown,
    lastsMs: 1000,
    end: ({ server }) => {
      server.isFrozen = false
    },
  },
  {
    on: 'double',
    name: 'a black hole, and the network changes back',
    inject: ({ server }) => {
      server.isFrozen = true
    },
    shows: isDown,
    lastsMs: 500,
    end: ({ server, tunnel }) => {
      server.isFrozen = false
      tunnel.supervisor.checkNow()
    },
  },
  {
    on: 'double',
    name: 'the registration is forgotten, the connections stay',
    inject: ({ server, name }) => {
      server.forget(name)
    },
    shows: isDown,
  },
]

const connectionFaults: Fault[] = [
  cutting('all connections are ended (FIN)', (server, name) => server.cut(name, 'fin')),
  cutting('all connections are reset (RST)', (server, name) => server.cut(name, 'rst')),
  cutting('all connections are half closed', (server, name) => server.halfClose(name)),
  cutting('the registration is dropped with its connections', (server, name) => server.drop(name)),
  {
    on: 'double',
    name: 'all connections are cut five times, 150 ms apart',
    inject: async ({ server, name }) => {
      for (let times = 0; times < 5; times += 1) {
        server.cut(name, times % 2 === 0 ? 'rst' : 'fin')
        await pause(150)
      }
    },
  },
  {
    on: 'double',
    name: 'fourteen requests break the connection on this machine (RST)',
    inject: async ({ deliver }) => {
      for (let times = 0; times < 14; times += 1) await deliver({ path: '/reset', timeoutMs: 1000 })
    },
  },
  {
    on: 'double',
    name: 'every connection is accepted and hung up on (storm)',
    inject: ({ server, name }) => {
      server.hangsUp = true
      server.cut(name, 'fin')
    },
    shows: isDown,
    lastsMs: 1000,
    end: ({ server }) => {
      server.hangsUp = false
    },
  },
]

const nameFaults: Fault[] = [
  {
    on: 'double',
    name: 'somebody has the name when the tunnel is opened',
    before: (server, name) => {
      server.hold(name)
    },
    inject: () => undefined,
    shows: is('name-taken'),
    lastsMs: 1000,
    end: ({ server, name }) => {
      server.release(name)
    },
  },
  {
    on: 'double',
    name: 'somebody takes the name from an open tunnel',
    inject: ({ server, name }) => {
      server.hold(name)
    },
    shows: is('name-taken'),
    lastsMs: 500,
    end: ({ server, name }) => {
      server.release(name)
    },
  },
  {
    on: 'double',
    name: 'the server holds the name for 2 s after the connection was lost',
    inject: async ({ server, name }) => {
      server.hold(name)
      await pause(2000)
      server.release(name)
    },
  },
]

const openingFaults: Fault[] = [
  opening('is answered 500', { kind: 'status', status: 500 }),
  opening('is answered 502', { kind: 'status', status: 502 }),
  opening('is answered 429', { kind: 'status', status: 429 }),
  opening('is answered with a page', { kind: 'status', status: 200, body: '<html>Maintenance</html>' }),
  opening('is redirected', { kind: 'redirect' }),
  opening('hangs', { kind: 'hang' }),
  opening('is answered 403', { kind: 'status', status: 403 }, is('failed')),
  opening('names a data port that refuses', { kind: 'dead-port' }),
]

const answerFaults: Fault[] = [
  answering('answers 500', { kind: 'status', status: 500, body: 'oops' }, isDown),
  answering('answers 502', { kind: 'status', status: 502, body: '' }, isDown),
  answering(
    'answers with an interstitial page',
    { kind: 'status', status: 200, body: '<h1>Friendly reminder</h1>' },
    is('foreign'),
  ),
  answering('redirects', { kind: 'status', status: 302, body: '' }, is('foreign')),
  answering('asks for a password', { kind: 'status', status: 401, body: 'password?' }, is('foreign')),
  answering('never answers', { kind: 'hang' }, isDown),
  answering('hangs up', { kind: 'drop' }, isDown),
  answering('is slow (400 ms)', { kind: 'slow', delayMs: 400 }, undefined),
]

const loadFaults: Fault[] = [
  {
    on: 'real',
    name: '200 deliveries at once',
    inject: async ({ deliver }) => {
      await Promise.all(Array.from({ length: 200 }, () => deliver()))
    },
  },
  {
    on: 'double',
    name: '200 at once on a server that turns away the eleventh (429)',
    options: { maxWaiting: 10, maxWaitMs: 2000 },
    inject: async ({ deliver }) => {
      await Promise.all(Array.from({ length: 200 }, () => deliver()))
    },
  },
  {
    on: 'real',
    name: 'a body of 10 MB',
    inject: async ({ deliver }) => {
      const body = new Uint8Array(10 * 1024 * 1024).map((_, index) => (index * 31) % 253)
      const answer = await deliver({ body, timeoutMs: 20_000 })
      if (answer?.status !== 200) throw new Error(`it was answered ${String(answer?.status)}`)
    },
  },
  {
    on: 'double',
    name: 'the machine sleeps for five hours; the connections are gone when it wakes',
    inject: ({ server, name, clock }) => {
      server.forget(name)
      server.cut(name, 'rst')
      clock.jump(5 * 3_600_000)
    },
    shows: isDown,
  },
  {
    on: 'double',
    name: 'the machine sleeps for five hours; everything is as it was when it wakes',
    inject: async ({ clock, tunnel }) => {
      const before = tunnel.gaps.length
      clock.jump(5 * 3_600_000)
      await tunnel.until(() => tunnel.gaps.length >= before + 2)
      const gap = tunnel.gaps.at(-1)
      const lengthMs = (gap?.toMs ?? 0) - (gap?.fromMs ?? 0)
      if (gap?.cause !== 'slept' || lengthMs < 4.9 * 3_600_000)
        throw new Error(`the gap is ${JSON.stringify(gap)}`)
    },
  },
]

/** All that is scripted. The one of the name service comes with the service that it breaks. */
export function allFaults(names: ReturnType<typeof fakeNameService>): Fault[] {
  return [
    ...serverFaults,
    ...connectionFaults,
    {
      on: 'double',
      name: 'no name can be resolved',
      inject: ({ server, name }) => {
        names.isDown = true
        server.cut(name, 'rst')
      },
      shows: (state) => isDown(state) && 'trouble' in state && state.trouble.kind === 'offline',
      lastsMs: 1000,
      end: () => {
        names.isDown = false
      },
    },
    ...nameFaults,
    ...openingFaults,
    ...answerFaults,
    ...loadFaults,
  ]
}
