import { createServer } from 'node:net'

/** Below the range that systems give out by themselves, so that a port that is free for a moment is not taken meanwhile. */
const LOWEST = 20_000
const HIGHEST = 32_000

/** A port on 127.0.0.1 that nobody listens at; it can be closed and listened at again. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
