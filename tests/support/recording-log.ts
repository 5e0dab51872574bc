import type { StoreLog } from '../../electron/store/protocol'

export interface LogLine {
  event: string
  details: Record<string, unknown>
}

/** A log that keeps what it is told. */
export function recordingLog(): StoreLog & { lines: LogLine[] } {
  const lines: LogLine[] = []
  const write = (event: string, details: Record<string, unknown> = {}): void => {
    lines.push({ event, details })
  }
  return { lines, info: write, warn: write, error: write }
}
