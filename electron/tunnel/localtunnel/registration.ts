import { isIP } from 'node:net'
import { z } from 'zod'
import { networkCode, troubleOf } from '../network-errors'
import { openTrouble, TunnelOpenError } from '../provider'
import { isLoopbackHost } from './loopback'

/** Connections that a server may ask for; the public one asks for 10. */
const MAX_CONNECTIONS = 32

const MAX_ANSWER_BYTES = 64 * 1024

const Answer = z.object({
  id: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  max_conn_count: z.number().int().positive().default(1),
  url: z.url({ protocol: /^https?$/ }),
  ip: z.string().optional(),
})

/** What a localtunnel server gave for a name. */
export interface Registration {
  id: string
  /** The port for the data connections. */
  port: number
  maxConnections: number
  /** As the server says it; see public-origin.ts. */
  url: string
  /** Where to connect, if not to the server's own name. */
  ip: string | undefined
}

/**
 * Asks a server for a name, once. The package's own way has no time limit, can't be called off, and tries again every
 * second for ever whatever the server answers. Rejects with a TunnelOpenError.
 */
export async function register(server: string, name: string, signal: AbortSignal): Promise<Registration> {
  const answer = await ask(`${server.replace(/\/$/, '')}/${name}`, signal)
  if (answer.status === 403) {
    throw new TunnelOpenError({
      kind: 'refused',
      message: 'The tunnel’s server does not take this address’s name.',
      advice: 'Choose another name, or another server.',
    })
  }
  if (answer.status !== 200) throw openTrouble('server-answered', String(answer.status))
  const parsed = Answer.safeParse(answer.json)
  if (!parsed.success) throw openTrouble('server-answered', 'a page')
  const { id, port, max_conn_count, url, ip } = parsed.data
  // The server gives another name at random where ours is taken, and lets go of it when nobody connects.
  if (id !== name) throw new TunnelOpenError({ kind: 'name-taken' })
  return { id, port, maxConnections: Math.min(max_conn_count, MAX_CONNECTIONS), url, ip: safeIp(ip, server) }
}

interface ServerAnswer {
  status: number
  json: unknown
}

async function ask(url: string, signal: AbortSignal): Promise<ServerAnswer> {
  let response: Response
  try {
    response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } })
  } catch (error) {
    if (signal.aborted) throw openTrouble('server-silent')
    throw new TunnelOpenError(
      { kind: 'trouble', trouble: troubleOf(error, 'server-silent') },
      { cause: networkCode(error) },
    )
  }
  const text = await readText(response)
  return { status: response.status, json: parse(text) }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece as Uint8Array, { stream: true })
      if (text.length > MAX_ANSWER_BYTES) break
    }
  } catch {
    throw openTrouble('server-silent')
  }
  return text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A page where JSON was expected; the caller says so.
    return null
  }
}

/** A server may send its clients to one of its machines, but not to one of ours. */
function safeIp(ip: string | undefined, server: string): string | undefined {
  if (ip === undefined || isIP(ip) === 0) return undefined
  const isPrivate =
    isLoopbackHost(ip) || /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.|^f[cde]/i.test(ip)
  return isPrivate && !isLoopbackHost(new URL(server).hostname) ? undefined : ip
}
