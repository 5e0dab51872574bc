import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came, octet for octet. */
export interface SeenRequest {
  method: string
  target: string
  /** Names and values in turn, as node:http gives them. */
  rawHeaders: string[]
  body: Buffer
}

/** A server that answers 200 and remembers what it was sent. */
export async function startEchoServer(): Promise<{
  origin: string
  seen: SeenRequest[]
  close: () => Promise<void>
}> {
  const seen: SeenRequest[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { method = '', url: target = '', rawHeaders } = request
      seen.push({ method, target, rawHeaders, body: Buffer.concat(pieces) })
      response.end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed()
        })
        server.closeAllConnections()
      }),
  }
}
