// A localtunnel server of our own, written from its protocol, for faults that the real one can't be made to show. The
// contract test in tests/integration/tunnel/server-contract.test.ts runs against both, so that this one can't drift.
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net'
import { freePort } from './free-port'
import { TEST_DOMAIN, type TunnelServer } from './tunnel-server'

export interface DoubleOptions {
  maxConnections?: number
  /** How long a name stays reserved after its last connection. */
  graceMs?: number
  /** More requests than this waiting for a connection are answered 429; Infinity holds all, as the official one does. */
  maxWaiting?: number
  /** Requests waiting longer are answered 502. */
  maxWaitMs?: number
}

/** How the answer to a registration goes wrong. */
export type OpenFault =
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'hang' }
  | { kind: 'redirect' }
  /** The data port that is named refuses connections. */
  | { kind: 'dead-port' }

/** How the answer to a request at a public name goes wrong. */
export type AnswerFault =
  | { kind: 'status'; status: number; body: string }
  | { kind: 'hang' }
  | { kind: 'slow'; delayMs: number }
  | { kind: 'drop' }

interface Registered {
  listener: TcpServer
  port: number
  all: Set<Socket>
  free: Socket[]
  waiting: ((socket: Socket | null) => void)[]
  grace: NodeJS.Timeout | null
}

export class DoubleServer implements TunnelServer {
  openFault: OpenFault | null = null
  answerFault: AnswerFault | null = null
  /** Data connections are accepted and hung up on at once. */
  hangsUp = false
  /** Nothing moves any more, and nobody is told: a cable pulled. */
  isFrozen = false
  opens = 0
  private readonly names = new Map<string, Registered>()
  private readonly held = new Set<string>()
  private readonly publicSockets = new Set<Socket>()
  private web: Server | null = null

  private constructor(
    readonly port: number,
    private readonly options: Required<DoubleOptions>,
  ) {}

  static async start(options: DoubleOptions = {}): Promise<DoubleServer> {
    const double = new DoubleServer(await freePort(), {
      maxConnections: 10,
      graceMs: 1000,
      maxWaiting: Infinity,
      maxWaitMs: 60_000,
      ...options,
    })
    await double.restart()
    return double
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.port)}`
  }

  connected(name: string): Promise<number | null> {
    return Promise.resolve(this.names.get(name)?.all.size ?? null)
  }

  async restart(): Promise<void> {
    const web = createServer((request, response) => {
      this.receive(request, response)
    })
    web.on('connection', (socket: Socket) => {
      this.publicSockets.add(socket)
      socket.once('close', () => this.publicSockets.delete(socket))
    })
    this.web = web
    await new Promise<void>((resolve) => web.listen({ port: this.port, host: '127.0.0.1' }, resolve))
  }

  async kill(): Promise<void> {
    for (const name of [...this.names.keys()]) this.drop(name)
    for (const socket of this.publicSockets) socket.destroy()
    const { web } = this
    this.web = null
    if (web !== null) await new Promise((resolve) => web.close(resolve))
  }

  /** Forgets a name at once and cuts what it was connected by. */
  drop(name: string): void {
    const registered = this.names.get(name)
    if (registered === undefined) return
    this.names.delete(name)
    if (registered.grace !== null) clearTimeout(registered.grace)
    registered.listener.close()
    for (const socket of registered.all) socket.destroy()
    for (const give of registered.waiting) give(null)
  }

  /** Forgets a name but leaves its connections open. */
  forget(name: string): void {
    const registered = this.names.get(name)
    if (registered === undefined) return
    this.names.delete(name)
    registered.listener.close()
  }

  /** Cuts a name's data connections. */
  cut(name: string, how: 'fin' | 'rst'): void {
    for (const socket of this.names.get(name)?.all ?? []) {
      if (how === 'fin') socket.destroy()
      else socket.resetAndDestroy()
    }
  }

  /** Ends the writing half of a name's data connections only. */
  halfClose(name: string): void {
    for (const socket of this.names.get(name)?.all ?? []) socket.end()
  }

  /** Somebody else has the name, until it is released. */
  hold(name: string): void {
    this.held.add(name)
    this.drop(name)
  }

  release(name: string): void {
    this.held.delete(name)
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const suffix = `.${TEST_DOMAIN}`
    if (host.endsWith(suffix)) void this.forward(host.slice(0, -suffix.length), request, response)
    else void this.register(request.url?.slice(1) ?? '', response)
  }

  private async register(wanted: string, response: ServerResponse): Promise<void> {
    this.opens += 1
    const { openFault } = this
    switch (openFault?.kind) {
      case 'hang':
        return
      case 'redirect':
        response.writeHead(302, { location: 'https://example.test/' }).end()
        return
      case 'status':
        response
          .writeHead(openFault.status, { 'content-type': 'text/html' })
          .end(openFault.body ?? '<p>no</p>')
        return
      case 'dead-port':
      case undefined:
    }
    if (!/^[a-z0-9](?:[a-z0-9-]{2,61})[a-z0-9]$/.test(wanted)) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Invalid subdomain."}')
      return
    }
    const isTaken = this.names.has(wanted) || this.held.has(wanted)
    const id = isTaken ? `random${Math.random().toString(36).slice(2, 10)}` : wanted
    const registered = await this.listenFor(id)
    const port = openFault?.kind === 'dead-port' ? await freePort() : registered.port
    const url = `http://${id}.${TEST_DOMAIN}`
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id, port, max_conn_count: this.options.maxConnections, url }))
  }

  private async listenFor(name: string): Promise<Registered> {
    const listener = createTcpServer({ allowHalfOpen: false })
    const registered: Registered = { listener, port: 0, all: new Set(), free: [], waiting: [], grace: null }
    this.names.set(name, registered)
    listener.on('connection', (socket) => {
      this.onDataConnection(name, registered, socket)
    })
    await new Promise<void>((resolve) => listener.listen({ port: 0, host: '127.0.0.1' }, resolve))
    const address = listener.address()
    registered.port = address !== null && typeof address === 'object' ? address.port : 0
    this.startGrace(name, registered)
    return registered
  }

  private startGrace(name: string, registered: Registered): void {
    if (registered.grace !== null) clearTimeout(registered.grace)
    registered.grace = setTimeout(() => {
      if (this.names.get(name) === registered) this.drop(name)
    }, this.options.graceMs)
    registered.grace.unref()
  }

  private onDataConnection(name: string, registered: Registered, socket: Socket): void {
    socket.on('error', () => undefined)
    if (this.hangsUp || registered.all.size >= this.options.maxConnections) {
      socket.destroy()
      return
    }
    if (registered.grace !== null) clearTimeout(registered.grace)
    registered.grace = null
    registered.all.add(socket)
    socket.once('close', () => {
      registered.all.delete(socket)
      registered.free = registered.free.filter((other) => other !== socket)
      if (registered.all.size === 0) this.startGrace(name, registered)
    })
    const next = registered.waiting.shift()
    if (next === undefined) registered.free.push(socket)
    else next(socket)
  }

  private async forward(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.answerFault
    if (this.isFrozen || fault?.kind === 'hang') return
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body)
      return
    }
    if (fault?.kind === 'drop') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    const registered = this.names.get(name)
    if (registered === undefined) {
      response.writeHead(404).end('404')
      return
    }
    if (registered.free.length === 0 && registered.waiting.length >= this.options.maxWaiting) {
      response.writeHead(429).end('too many')
      return
    }
    const socket = await this.take(registered)
    if (socket === null) response.writeHead(502).end()
    else pass(request, response, socket)
  }

  private take(registered: Registered): Promise<Socket | null> {
    const free = registered.free.shift()
    if (free !== undefined) return Promise.resolve(free)
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        registered.waiting = registered.waiting.filter((waiting) => waiting !== give)
        resolve(null)
      }, this.options.maxWaitMs)
      const give = (socket: Socket | null): void => {
        clearTimeout(timer)
        resolve(socket)
      }
      registered.waiting.push(give)
    })
  }
}

/** Writes the request into a data connection as plain HTTP; one connection serves one request. */
function pass(request: IncomingMessage, response: ServerResponse, socket: Socket): void {
  const { method, url, headers } = request
  const onward = httpRequest({
    createConnection: () => socket,
    method,
    path: url,
    headers: { ...headers, connection: 'close' },
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('end', () => socket.destroySoon())
    answer.on('error', () => response.destroy())
  })
  onward.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end()
  })
  request.pipe(onward)
}
