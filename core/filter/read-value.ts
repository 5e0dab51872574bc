// What the values of numeric fields mean: statuses, sizes, times. Each reader gives the stretch of numbers that is meant,
// both ends included and null for no end, or null where the text can't be read.
import type { Comparison, Operand, Test } from './filter'

export interface Stretch {
  from: number | null
  to: number | null
}

/** Reads the value of one kind of field as whole numbers. */
type ReadStretch = (text: string) => Stretch | null

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
}

const AGE_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const US_PER_MS = 1000

/** The statuses that a test of `status` lets through. */
export function statusStretch(test: Test): Stretch | null {
  return stretchOf(test, (text) => {
    const group = /^([1-5])xx$/i.exec(text)
    if (group !== null) return { from: Number(group[1]) * 100, to: Number(group[1]) * 100 + 99 }
    return /^\d{3}$/.test(text) ? { from: Number(text), to: Number(text) } : null
  })
}

/** The sizes in bytes that a test of `size` lets through. */
export function sizeStretch(test: Test): Stretch | null {
  return stretchOf(test, (text) => {
    const match = /^(\d{1,12}(?:\.\d{1,6})?)([a-z]{0,2})$/i.exec(text)
    const unit = SIZE_UNITS[(match?.[2] ?? '?').toLowerCase()]
    if (match === null || unit === undefined) return null
    const bytes = Math.round(Number(match[1]) * unit)
    return { from: bytes, to: bytes }
  })
}

/** The counts that a test of `attempt` lets through. */
export function countStretch(test: Test): Stretch | null {
  return stretchOf(test, (text) => (/^\d{1,9}$/.test(text) ? { from: Number(text), to: Number(text) } : null))
}

/**
 * The instants in microseconds since 1970 that a test of `received` lets through: an age (`<10m`, as seen from `nowMs`),
 * a day, a day with a time, or a stretch of them. Days and times are those of the person's own zone.
 */
export function timeStretch(test: Test, nowMs: number): Stretch | null {
  return ageStretch(test, nowMs) ?? stretchOf(test, (text) => instants(text, nowMs))
}

function ageStretch(test: Test, nowMs: number): Stretch | null {
  if (test.op === '/' || test.op === '..' || test.op === '~') return null
  const match = /^(\d{1,6})([smhdw])$/i.exec(test.value.text)
  const unitMs = AGE_MS[(match?.[2] ?? '?').toLowerCase()]
  if (match === null || unitMs === undefined) return null
  const thenUs = (nowMs - Number(match[1]) * unitMs) * US_PER_MS
  // `<10m` is younger than ten minutes; `10m` alone is meant the same way.
  return test.op === '>' || test.op === '>=' ? { from: null, to: thenUs } : { from: thenUs, to: null }
}

function instants(text: string, nowMs: number): Stretch | null {
  const word = text.toLowerCase()
  if (word === 'today' || word === 'yesterday') {
    const now = new Date(nowMs)
    return dayStretch(now.getFullYear(), now.getMonth(), now.getDate() - (word === 'today' ? 0 : 1))
  }
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?$/.exec(text)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part))
  if (year === undefined || month === undefined || day === undefined) return null
  if (!isCalendarDay(year, month, day)) return null
  if (match[4] === undefined) return dayStretch(year, month - 1, day)
  if (Number(hour) > 23 || Number(minute) > 59 || (match[6] !== undefined && Number(second) > 59)) return null
  const from = new Date(year, month - 1, day, hour, minute, match[6] === undefined ? 0 : second).getTime()
  if (match[7] !== undefined) {
    const us = from * US_PER_MS + Number(match[7].padEnd(6, '0'))
    return { from: us, to: us }
  }
  return untilBefore(from, from + (match[6] === undefined ? 60_000 : 1000))
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(year, month - 1, day)
  return date.getMonth() === month - 1 && date.getDate() === day
}

function dayStretch(year: number, monthIndex: number, day: number): Stretch {
  return untilBefore(new Date(year, monthIndex, day).getTime(), new Date(year, monthIndex, day + 1).getTime())
}

function untilBefore(fromMs: number, toMs: number): Stretch {
  return { from: fromMs * US_PER_MS, to: toMs * US_PER_MS - 1 }
}

function stretchOf(test: Test, read: ReadStretch): Stretch | null {
  switch (test.op) {
    case '/':
    case '~':
      return null
    case '..': {
      const [from, to] = [endOf(test.from, read), endOf(test.to, read)]
      return from === null || to === null ? null : { from: from.from, to: to.to }
    }
    case ':':
    case '=':
      return read(test.value.text)
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const value = read(test.value.text)
      return value === null ? null : compared(test.op, value)
    }
  }
}

/** An end left out is open: `400..` */
function endOf(operand: Operand, read: ReadStretch): Stretch | null {
  return operand.text === '' && !operand.quoted ? { from: null, to: null } : read(operand.text)
}

function compared(op: Comparison, { from, to }: Stretch): Stretch {
  switch (op) {
    case '>':
      return { from: to === null ? null : to + 1, to: null }
    case '>=':
      return { from, to: null }
    case '<':
      return { from: null, to: from === null ? null : from - 1 }
    case '<=':
      return { from: null, to }
  }
}
