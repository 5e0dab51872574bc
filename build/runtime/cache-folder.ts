import { homedir } from 'node:os'
import { join } from 'node:path'

/** Waybill's folder for what can be fetched again, shared by all checkouts of this account. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'waybill')
}
