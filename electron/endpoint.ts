import { AppError } from '../core/contract/errors'
import { WEBHOOK_PATH, type EndpointState } from '../core/contract/status'
import type { Receiver } from './receiver/receiver'

/** The receiver's address as the window shows it, and who wants to know of its changes. */
export interface Endpoint {
  state(): EndpointState
  /** The local URL, or null while nothing listens. */
  url(): string | null
  /** Awaits the receiver's start and says how it went; never rejects, since the window must open either way. */
  follow<Started extends Pick<Receiver, 'port'>>(starting: Promise<Started>): Promise<Started | null>
}

/** Keeps the endpoint's state from 'starting' on; `onChange` hears each new one. */
export function createEndpoint(preferredPort: number, onChange: (state: EndpointState) => void): Endpoint {
  let state: EndpointState = { status: 'starting', preferredPort }

  const change = (next: EndpointState): void => {
    state = next
    onChange(next)
  }

  return {
    state: () => state,
    url: () => (state.status === 'listening' ? state.url : null),
    async follow(starting) {
      try {
        const receiver = await starting
        const { port } = receiver
        change({
          status: 'listening',
          preferredPort: preferredPort === 0 ? port : preferredPort,
          port,
          url: `http://127.0.0.1:${String(port)}${WEBHOOK_PATH}`,
        })
        return receiver
      } catch (error) {
        const known = error instanceof AppError ? error : unknownFailure(error)
        change({ status: 'failed', preferredPort, error: known.toReport() })
        return null
      }
    },
  }
}

function unknownFailure(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError(
    'port-unavailable',
    `Waybill could not listen: ${reason}`,
    'Start it again with another --port.',
    {
      cause,
    },
  )
}
