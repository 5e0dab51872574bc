import type { TunnelTrouble } from '../../core/contract/tunnel'

const OFFLINE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'ECONNABORTED'])

/** The code of a system's or TLS's error, also where another error (fetch's, for one) is wrapped around it. */
export function networkCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z_]+$/.test(at.code)) return at.code
    if (at instanceof AggregateError && at.errors.length > 0) return networkCode(at.errors[0])
  }
  return null
}

/** What a failed connection says about why; `otherwise` where it says nothing. */
export function troubleOf(error: unknown, otherwise: TunnelTrouble['kind']): TunnelTrouble {
  const code = networkCode(error)
  if (code === null) return { kind: otherwise, detail: null }
  if (OFFLINE.has(code)) return { kind: 'offline', detail: code }
  if (code === 'ECONNREFUSED') return { kind: 'server-refused', detail: code }
  if (code.includes('CERT') || code.includes('SELF_SIGNED') || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    return { kind: 'certificate', detail: code }
  return { kind: otherwise, detail: code }
}
