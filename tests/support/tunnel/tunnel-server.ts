import { request } from 'node:http'

/** A localtunnel server on this machine that a test can stop and start again. */
export interface TunnelServer {
  /** `http://127.0.0.1:PORT` */
  origin: string
  port: number
  /** How many data connections a name has, or null where the server does not know it. */
  connected(name: string): Promise<number | null>
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Starts it again at its port. */
  restart(): Promise<void>
}

/** The domain under which the test servers give names; no name server knows it. */
export const TEST_DOMAIN = 'lt.test'

export interface PublicAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface PublicRequest {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: Uint8Array | string
  /** How long to wait for the answer; rejects then. */
  timeoutMs?: number
}

/** Sends a request to a name of a test server, as the public would. Rejects when the connection breaks or times out. */
export function sendTo(
  server: Pick<TunnelServer, 'port'>,
  name: string,
  {
    method = 'POST',
    path = '/webhooks/fleetbase',
    headers = {},
    body = '',
    timeoutMs = 10_000,
  }: PublicRequest = {},
): Promise<PublicAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port: server.port,
      agent: false,
      method,
      path,
      headers: {
        host: `${name}.${TEST_DOMAIN}`,
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (text += piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
      response.on('error', reject)
    })
    outgoing.end(body)
  })
}
