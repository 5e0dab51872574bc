import type * as Ngrok from '@ngrok/ngrok'
import type { Listener } from '@ngrok/ngrok'
import { openTrouble, TunnelOpenError, type TunnelProvider } from './provider'

export interface NgrokOptions {
  authtoken: string
  /** A name of the person's own at ngrok, so that the address stays the same. */
  domain: string
  /** Another server to connect to, 'host:port'; for tests. */
  serverAddress?: string
}

const MAX_OPENS_PER_HOUR = 100

/** A tunnel through ngrok with the person's own account. ngrok reconnects by itself; the probe tells whether it has. */
export function createNgrokProvider({ authtoken, domain, serverAddress }: NgrokOptions): TunnelProvider {
  return {
    maxOpensPerHour: MAX_OPENS_PER_HOUR,
    async open({ localPort, signal }) {
      const ngrok = await load()
      let tellDoubt = (): void => undefined
      let listener: Listener
      try {
        const opening = ngrok.forward({
          addr: `127.0.0.1:${String(localPort)}`,
          authtoken,
          domain,
          force_new_session: true,
          onStatusChange: () => {
            tellDoubt()
          },
          ...(serverAddress === undefined ? {} : { server_addr: serverAddress }),
        })
        listener = await orClosedWhenLate(opening, signal)
      } catch (error) {
        throw openError(error)
      }
      return {
        origin: (listener.url() ?? `https://${domain}`).replace(/\/$/, ''),
        dial: null,
        isRegistered: true,
        onDown: () => undefined,
        onDoubt: (told) => {
          tellDoubt = told
        },
        refresh: () => undefined,
        close: async () => {
          tellDoubt = () => undefined
          try {
            await listener.close()
          } catch {
            // Its session was over already.
          }
        },
      }
    },
  }
}

/** ngrok can't be called off: what opens after nobody waits any more is closed again. */
function orClosedWhenLate(opening: Promise<Listener>, signal: AbortSignal): Promise<Listener> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(openTrouble('server-silent')), { once: true })
    opening.then(async (listener) => {
      if (signal.aborted) await listener.close()
      else resolve(listener)
    }, reject)
  })
}

/** Loaded only when it is chosen: a native module, and one that some platforms lack. */
async function load(): Promise<typeof Ngrok> {
  try {
    return await import('@ngrok/ngrok')
  } catch (cause) {
    throw new TunnelOpenError(
      {
        kind: 'refused',
        message: 'ngrok’s module is not part of this installation.',
        advice:
          'Choose another tunnel in the settings, or run ngrok yourself and give its address as your own.',
      },
      { cause },
    )
  }
}

/** ngrok names its errors ERR_NGROK_ and a number; those about the account or the domain don't pass by waiting. */
function openError(error: unknown): TunnelOpenError {
  if (error instanceof TunnelOpenError) return error
  const text = error instanceof Error ? error.message : String(error)
  const code = /ERR_NGROK_\d+/.exec(text)?.[0] ?? null
  if (code === 'ERR_NGROK_334') return new TunnelOpenError({ kind: 'name-taken' }, { cause: error })
  if (code === null) return openTrouble('server-silent')
  return new TunnelOpenError(
    {
      kind: 'refused',
      message: `ngrok refuses to open the tunnel (${code}).`,
      advice: 'Check the authtoken and the domain in the settings; ngrok’s site explains the code.',
    },
    { cause: error },
  )
}
