import type { PendingAppend } from './packed-appends'

/** The first of a long queue are not to wait for all of it. */
const MAX_GROUP_APPENDS = 500
const MAX_GROUP_BYTES = 32 * 1024 * 1024

/** What the bodies come to, in bytes. */
export function bytesOf(group: readonly PendingAppend[]): number {
  return group.reduce((sum, { request }) => sum + request.body.byteLength, 0)
}

/** Cuts a queue into what is committed together, in order. */
export function* groupsOf(appends: readonly PendingAppend[]): Generator<PendingAppend[]> {
  let group: PendingAppend[] = []
  let bytes = 0
  for (const append of appends) {
    const size = append.request.body.byteLength
    if (group.length > 0 && (group.length >= MAX_GROUP_APPENDS || bytes + size > MAX_GROUP_BYTES)) {
      yield group
      group = []
      bytes = 0
    }
    group.push(append)
    bytes += size
  }
  if (group.length > 0) yield group
}
