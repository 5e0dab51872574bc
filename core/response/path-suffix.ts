import { MAX_DELAY_MS } from './limits'

/** What the end of a path asks for. */
export interface PathSuffix {
  /** The path without it, at least `/`. */
  path: string
  /** As it was written: `/_503`, `/_delay-6000`, or several of them. */
  suffix: string
  /** 200 where only a delay is asked for. */
  status: number
  delayMs: number
}

const ONE_SUFFIX = /\/_(?:(?<status>[2-5]\d\d)|delay-(?<delayMs>\d{1,6}))$/

/**
 * Reads the answer that a path asks for at its end, with no setting at all: `/webhooks/fleetbase/_503` is answered 503,
 * `/_delay-6000` after six seconds, `/_503/_delay-6000` both. Statuses from 200 to 599 and delays up to two minutes; null
 * where the path asks for nothing, or for what is out of range.
 */
export function readPathSuffix(path: string): PathSuffix | null {
  if (!path.includes('/_')) return null
  const read: PathSuffix = { path, suffix: '', status: 200, delayMs: 0 }
  for (;;) {
    const match = ONE_SUFFIX.exec(read.path)
    if (match === null) break
    const { status, delayMs } = match.groups ?? {}
    if (status !== undefined) read.status = Number(status)
    if (delayMs !== undefined) read.delayMs = Number(delayMs)
    if (read.delayMs > MAX_DELAY_MS) return null
    read.suffix = match[0] + read.suffix
    read.path = read.path.slice(0, match.index)
  }
  if (read.suffix === '') return null
  return { ...read, path: read.path === '' ? '/' : read.path }
}

/** The path of a request target: without its query, and of an absolute form without what stands before the path. */
export function pathOf(target: string): string {
  const query = target.search(/[?#]/)
  const whole = query < 0 ? target : target.slice(0, query)
  if (whole.startsWith('/')) return whole
  const absolute = /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(whole)
  if (absolute === null) return whole
  return whole.slice(absolute[0].length) || '/'
}

/** A request target as it would be without the answer that its path asks for. */
export function withoutSuffix(target: string): string {
  const path = pathOf(target)
  const suffix = readPathSuffix(path)?.suffix
  if (suffix === undefined) return target
  const end = target.indexOf(path) + path.length
  const kept = target.slice(0, end - suffix.length)
  return `${kept === '' ? '/' : kept}${target.slice(end)}`
}
