import type { Filter, Operand, Term, Test } from './filter'
import { printPath, type PayloadPath } from './payload-path'
import { fieldNamed } from './fields'
import { scanName } from './scan'

/** The filter's canonical text: reading it gives the same filter again. */
export function printFilter(filter: Filter): string {
  switch (filter.type) {
    case 'everything':
      return ''
    case 'and':
      return filter.items.map((item) => printWithin(item, item.type === 'or')).join(' ')
    case 'or':
      return filter.items.map((item) => printWithin(item, item.type === 'and')).join(' or ')
    case 'not':
      return `-${printWithin(filter.item, filter.item.type === 'and' || filter.item.type === 'or')}`
    case 'text':
    case 'regex':
    case 'field':
    case 'payload':
    case 'exists':
    case 'exists-key':
      return printTerm(filter)
  }
}

/** A value, in quotes where it would be read as something else without them. */
export function operandOf(text: string): Operand {
  return { text, quoted: text === '' || !/^[^\s()"*]+$/u.test(text) || isSpecial(text) }
}

function printWithin(filter: Filter, grouped: boolean): string {
  const text = printFilter(filter)
  return grouped ? `(${text})` : text
}

function printTerm(term: Term): string {
  switch (term.type) {
    case 'text':
      return printWord(term.value)
    case 'regex':
      return `/${term.source}/${term.flags}`
    case 'field':
      return `${term.name}${term.key === null ? '' : `.${term.key}`}:${printTest(term.test)}`
    case 'payload':
      return `${printRooted(term.path)}:${printTest(term.test)}`
    case 'exists':
      return `exists:${printRooted(term.path)}`
    case 'exists-key':
      return `exists:${term.name}.${term.key}`
  }
}

/** With `body.` before it where the path alone would be taken for a field or a mistyped one. */
function printRooted(path: PayloadPath): string {
  const text = printPath(path)
  const [first] = path
  if (first === undefined || !('name' in first)) return text
  const isPlain = /^[\p{L}\p{N}_$@-]/u.test(text)
  const isKept =
    isPlain &&
    !text.startsWith('-') &&
    path.length > 1 &&
    fieldNamed(first.name) === null &&
    first.name !== 'body'
  if (isKept || text === 'data') return text
  return isPlain ? `body.${text}` : `body${text}`
}

function printTest(test: Test): string {
  switch (test.op) {
    case '/':
      return `/${test.source}/${test.flags}`
    case '..':
      return `${printOperand(test.from)}..${printOperand(test.to)}`
    case ':':
      return printOperand(test.value)
    case '=':
    case '~':
    case '>':
    case '>=':
    case '<':
    case '<=':
      return `${test.op}${printOperand(test.value)}`
  }
}

function printOperand({ text, quoted }: Operand): string {
  return quoted ? quote(text) : text
}

function printWord({ text, quoted }: Operand): string {
  return quoted ? quote(text) : text
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

/** Whether unquoted characters would be an operator, a range or a regular expression instead of a value. */
function isSpecial(text: string): boolean {
  return (
    /^(?:and|or|not|null|true|false)$/i.test(text) ||
    // A slash, too: what is written after it may end with another, and make all between the two a regular expression.
    /^[-<>=~/]/.test(text) ||
    text.includes('..') ||
    scanName(text, 0) !== null
  )
}
