import type { Comparison, Operand, Test } from './filter'
import { foldAll, matchesPattern } from './text-match'

/** A number as JSON writes it. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** The number that an unquoted operand is, or null. */
export function numberOf({ text, quoted }: Operand): number | null {
  if (quoted || !NUMBER.test(text)) return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** The JSON word that an unquoted operand is, or undefined. */
export function wordOf({ text, quoted }: Operand): null | boolean | undefined {
  if (quoted) return undefined
  switch (text.toLowerCase()) {
    case 'null':
      return null
    case 'true':
      return true
    case 'false':
      return false
    default:
      return undefined
  }
}

/**
 * A test of a payload's value, its type respected: numbers are compared with numbers, texts with texts. An unquoted 42 is
 * the number or the text, "42" in quotes the text alone.
 */
export function payloadTest(test: Test): (value: unknown) => boolean {
  switch (test.op) {
    case '/': {
      const regex = new RegExp(test.source, test.flags)
      return (value) => typeof value === 'string' && regex.test(value)
    }
    case '~': {
      const wanted = foldAll(test.value.text)
      return (value) => typeof value === 'string' && foldAll(value).includes(wanted)
    }
    case '..': {
      const [atLeast, atMost] = [endTest('>=', test.from), endTest('<=', test.to)]
      return (value) => atLeast(value) && atMost(value)
    }
    case ':':
    case '=':
      return equality(test.value, test.op === ':')
    case '>':
    case '>=':
    case '<':
    case '<=':
      return comparison(test.op, test.value)
  }
}

function equality(operand: Operand, mayBePattern: boolean): (value: unknown) => boolean {
  const wanted = foldAll(operand.text)
  if (mayBePattern && !operand.quoted && wanted.includes('*')) {
    return (value) => typeof value === 'string' && matchesPattern(foldAll(value), wanted)
  }
  const number = numberOf(operand)
  const word = wordOf(operand)
  return (value) => {
    if (typeof value === 'string') return foldAll(value) === wanted
    if (typeof value === 'number') return value === number
    return value === word && word !== undefined
  }
}

/** An end that is left out lets numbers and texts through. */
function endTest(op: Comparison, operand: Operand): (value: unknown) => boolean {
  if (operand.text !== '' || operand.quoted) return comparison(op, operand)
  return (value) => typeof value === 'number' || typeof value === 'string'
}

/** Numbers by size; texts by their characters, which puts dates of one form in order. */
function comparison(op: Comparison, operand: Operand): (value: unknown) => boolean {
  const number = numberOf(operand)
  if (number !== null) return (value) => typeof value === 'number' && holds(op, value, number)
  const wanted = foldAll(operand.text)
  return (value) => typeof value === 'string' && holds(op, foldAll(value), wanted)
}

function holds<Value extends number | string>(op: Comparison, value: Value, limit: Value): boolean {
  switch (op) {
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '<':
      return value < limit
    case '<=':
      return value <= limit
  }
}
