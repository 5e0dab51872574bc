import {
  DEFAULT_PORT,
  type EndpointState,
  type SettingsState,
  type StoreState,
} from '../../core/contract/status'
import type { Observable } from './observable'

/** A state that the main process owns: it is asked for once and told of every change. */
export interface MainStateSource<Value> {
  get(): Promise<Value>
  onChange(listener: (value: Value) => void): () => void
}

/** Mirrors a state of the main process. News that comes while the first answer is under way wins over that answer. */
export async function follow<Value>(
  mirror: Observable<Value>,
  source: MainStateSource<Value>,
): Promise<void> {
  const before = mirror.get()
  source.onChange((value) => {
    mirror.set(value)
  })
  const first = await source.get()
  if (Object.is(mirror.get(), before)) mirror.set(first)
}

/** The endpoint before anything is known of it. */
export const UNKNOWN_ENDPOINT: EndpointState = { status: 'starting', preferredPort: DEFAULT_PORT }

/** Where requests are sent on this machine, also while nothing listens: `http://127.0.0.1:4040`. */
export function originOf(endpoint: EndpointState): string {
  const port = endpoint.status === 'listening' ? endpoint.port : endpoint.preferredPort
  return `http://127.0.0.1:${String(port)}`
}

/** The store before anything is known of it: nothing to complain of. */
export const UNKNOWN_STORE: StoreState = { failure: null, setAside: null }

/** The settings before anything is known of them. */
export const UNKNOWN_SETTINGS: SettingsState = { setAside: null }
