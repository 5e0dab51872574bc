import { randomBytes } from 'node:crypto'

const pool = randomBytes(1024 * 1024)

/** Mostly the size of a Fleetbase order, some empty, some that fill many pages of the database. */
function sizeOf(number: number): number {
  if (number % 97 === 0) return 300_000
  if (number % 13 === 0) return 0
  return 500 + ((number * 7919) % 3000)
}

/** The body that delivery `number` of this run carries: its number and then noise, always the same. */
export function payload(number: number): Buffer {
  const start = (number * 104_729) % (pool.length - 300_000)
  const size = sizeOf(number)
  if (size === 0) return Buffer.alloc(0)
  return Buffer.concat([Buffer.from(`${String(number)}:`), pool.subarray(start, start + size)])
}

/** The headers that it carries: one twice and in two spellings, since their order and their case are kept too. */
export function headersOf(number: number): [name: string, value: string][] {
  return [
    ['Host', 'waybill'],
    ['X-Number', String(number)],
    ['x-twice', `${String(number)} first`],
    ['Content-Length', String(payload(number).length)],
    ['X-Twice', 'then'],
  ]
}

/** The path that delivery `number` is sent to. */
export function pathOf(number: number): string {
  return `/crash/${String(number)}`
}

/** Reads a path back; null where it is none of ours. */
export function numberOf(path: string): number | null {
  const match = /^\/crash\/(\d+)$/.exec(path)
  return match === null ? null : Number(match[1])
}
