import { join } from 'node:path'
import log from 'electron-log/node'

/** Where the program says what it does. Never a body, a header's value or a secret. */
export interface Log {
  info(event: string, details?: Record<string, unknown>): void
  warn(event: string, details?: Record<string, unknown>): void
  error(event: string, details?: Record<string, unknown>): void
}

/** Logs to `waybill.log` in the data folder (rotated at 1 MB) and, for warnings and worse, to standard error. */
export function createLog(dataFolder: string): Log {
  log.transports.file.resolvePathFn = () => join(dataFolder, 'waybill.log')
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = 'warn'
  return {
    info: (event, details = {}) => {
      log.info(event, details)
    },
    warn: (event, details = {}) => {
      log.warn(event, details)
    },
    error: (event, details = {}) => {
      log.error(event, details)
    },
  }
}
