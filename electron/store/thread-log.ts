import type { MessagePort } from 'node:worker_threads'
import type { FromStoreThread, LogLevel, StoreLog } from './protocol'

/** A store thread's log: it travels to the main thread, which has the file. */
export interface ThreadLog extends StoreLog {
  slowQuery: (query: string, durationMs: number) => void
  bug: (event: string, error: unknown) => void
}

/** Makes a thread's log. */
export function threadLog(port: MessagePort): ThreadLog {
  const write = (level: LogLevel, event: string, details: Record<string, unknown> = {}): void => {
    port.postMessage({ type: 'log', level, event, details } satisfies FromStoreThread)
  }
  return {
    info: (event, details) => {
      write('info', event, details)
    },
    warn: (event, details) => {
      write('warn', event, details)
    },
    error: (event, details) => {
      write('error', event, details)
    },
    slowQuery: (query, durationMs) => {
      write('warn', 'slow-query', { query, durationMs })
    },
    bug: (event, error) => {
      write('error', event, {
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    },
  }
}
