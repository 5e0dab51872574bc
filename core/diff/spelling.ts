import { decodeString } from './json-string'
import type { Equivalences, Spelling } from './model'
import { readInstant } from './instant'
import { ARRAY, NUMBER, OBJECT, STRING, type Tape } from './tape'

/** How two values, of which at least one is a scalar or empty, mean the same though written differently; null: they don't. */
export function spellingOf(left: Tape, l: number, right: Tape, r: number): Spelling | null {
  const leftKind = left.kind[l]
  const rightKind = right.kind[r]
  if (leftKind === STRING && rightKind === STRING) return stringSpelling(left, l, right, r)
  if (leftKind === NUMBER && rightKind === NUMBER) {
    return canonicalNumber(textOf(left, l)) === canonicalNumber(textOf(right, r)) ? 'number-text' : null
  }
  if (isEmptyContainer(left, l) && isEmptyContainer(right, r))
    return leftKind === rightKind ? null : 'empty-php'
  if (leftKind === STRING && rightKind === NUMBER) return isSameEpoch(left, l, right, r) ? 'instant' : null
  if (leftKind === NUMBER && rightKind === STRING) return isSameEpoch(right, r, left, l) ? 'instant' : null
  return null
}

export function isEquated(spelling: Spelling, equivalences: Equivalences): boolean {
  switch (spelling) {
    case 'escapes':
      return equivalences.escapes
    case 'number-text':
      return equivalences.numberText
    case 'instant':
      return equivalences.instants
    case 'empty-php':
      return equivalences.emptyPhp
  }
}

/** An instant takes 19 to 35 characters. */
const MIN_INSTANT = 19
const MAX_INSTANT = 40

function stringSpelling(left: Tape, l: number, right: Tape, r: number): Spelling | null {
  if (left.hashA[l] === right.hashA[r] && left.hashB[l] === right.hashB[r]) {
    return insideOf(left, l) === insideOf(right, r) ? 'escapes' : null
  }
  if (!couldBeInstant(left, l) || !couldBeInstant(right, r)) return null
  const instant = readInstant(insideOf(left, l))
  return instant !== null && instant === readInstant(insideOf(right, r)) ? 'instant' : null
}

function couldBeInstant(tape: Tape, index: number): boolean {
  const start = (tape.start[index] ?? 0) + 1
  const length = (tape.end[index] ?? 0) - 1 - start
  // "2026-…": a digit, and a dash behind the year.
  return length >= MIN_INSTANT && length <= MAX_INSTANT && tape.text.charCodeAt(start + 4) === 0x2d
}

function isSameEpoch(stringTape: Tape, s: number, numberTape: Tape, n: number): boolean {
  if (!couldBeInstant(stringTape, s)) return false
  const instant = readInstant(insideOf(stringTape, s))
  const number = textOf(numberTape, n)
  if (instant === null || instant % 1000n !== 0n) return false
  const ms = String(instant / 1000n)
  return number === ms || (ms.endsWith('000') && number === ms.slice(0, -3))
}

function isEmptyContainer(tape: Tape, index: number): boolean {
  const kind = tape.kind[index]
  return (kind === OBJECT || kind === ARRAY) && tape.size[index] === 0
}

function insideOf(tape: Tape, index: number): string {
  return decodeString(tape.text.slice((tape.start[index] ?? 0) + 1, (tape.end[index] ?? 0) - 1))
}

function textOf(tape: Tape, index: number): string {
  return tape.text.slice(tape.start[index], tape.end[index])
}

/** A number's value in one way of writing: sign, digits without zeros at either end, power of ten. */
function canonicalNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+/, '')
  if (digits === '') return '0'
  const kept = digits.replace(/0+$/, '')
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - kept.length)
  return `${sign}${kept}e${String(power)}`
}
