import { EXPECTED, FIELD_NAMES, fieldNamed, fieldOf, type Field, type FieldName } from './fields'
import type { Operand, Term, Test } from './filter'
import { checkRegex, readPhrase, type ParseContext } from './parse-context'
import { parsePath, type PayloadPath } from './payload-path'
import { countStretch, sizeStretch, statusStretch, timeStretch } from './read-value'
import { scanName, scanRegex, scanWord, type Scanned } from './scan'

/** Reads `name:value` or `path:value` at a place, or gives null where no name with a colon stands. */
export function parseFieldTerm(context: ParseContext, from: number): Scanned<Term> | null {
  const { text } = context
  const name = scanName(text, from)
  if (name === null) return null
  const written = name.value
  if (written.toLowerCase() === 'exists') return parseExists(context, from, name.end)
  const { field, key } = splitKey(written)
  const path = field === null ? payloadPath(written) : null
  context.mark(path === null ? 'field' : 'path', from, name.end)
  const test = readTest(context, name.end)
  if (path !== null) {
    return { value: { type: 'payload', path, test: test.value }, end: test.end }
  }
  if (field === null) {
    context.fail(from, name.end - 1, unknownField(written))
    return { value: { type: 'text', value: { text: written, quoted: true } }, end: test.end }
  }
  if (fieldOf(field).keyed && key === null) {
    context.fail(name.end - 1, name.end, `Expected a name after “${field}.”, as in ${field}.x:1`)
  }
  checkTest(context, fieldOf(field), test.value, name.end, test.end)
  return { value: { type: 'field', name: field, key, test: test.value }, end: test.end }
}

function parseExists(context: ParseContext, from: number, at: number): Scanned<Term> {
  context.mark('field', from, at)
  const bracketed = /(?:[^\s()"[\]]|\[(?:"(?:[^"\\]|\\.)*"|[^\]\s"]*)\])*/suy
  bracketed.lastIndex = at
  const written = bracketed.exec(context.text)?.[0] ?? ''
  const end = at + written.length
  context.mark('path', at, end)
  const { field, key } = splitKey(written)
  if ((field === 'header' || field === 'query') && key !== null) {
    return { value: { type: 'exists-key', name: field, key }, end }
  }
  const path = rootedPath(written)
  if (path === null) context.fail(at, end, 'Expected a path into the payload, as in exists:data.notes')
  return { value: { type: 'exists', path: path ?? [] }, end }
}

/** `header.user-agent` is the field 'header' and its key. */
function splitKey(written: string): { field: FieldName | null; key: string | null } {
  const dot = written.indexOf('.')
  const field = fieldNamed(dot < 0 ? written : written.slice(0, dot))
  if (field === null) return { field, key: null }
  if (dot < 0) return { field, key: null }
  // `event.type:x` asks for a payload that happens to begin like a field.
  if (!fieldOf(field).keyed) return { field: null, key: null }
  const key = written.slice(dot + 1)
  return { field, key: key === '' ? null : key }
}

/** A path has a dot or a bracket, but for `data`: a bare unknown name is more likely a mistyped field. */
function payloadPath(written: string): PayloadPath | null {
  return /[.[]/.test(written) || written === 'data' ? rootedPath(written) : null
}

/** `body.` names the root, for what lies there alone or is named like a field. */
function rootedPath(written: string): PayloadPath | null {
  const path = parsePath(written)
  const [first] = path ?? []
  const isRooted = path !== null && path.length > 1 && first !== undefined && 'name' in first
  return isRooted && first.name === 'body' ? path.slice(1) : path
}

function unknownField(written: string): string {
  const near = FIELD_NAMES.find((name) => isNear(name, written.toLowerCase()))
  const hint =
    near === undefined
      ? `a value of the payload is data.${written} or body.${written}`
      : `did you mean ${near}?`
  return `There is no field “${written}”; ${hint}`
}

/** Whether two names differ by one letter that is wrong, missing or too much, or start the same. */
function isNear(name: string, written: string): boolean {
  if (written.length >= 2 && (name.startsWith(written) || written.startsWith(name))) return true
  if (Math.abs(name.length - written.length) > 1) return false
  let start = 0
  while (start < name.length && name[start] === written[start]) start += 1
  let end = 0
  while (end < name.length - start && name.at(-1 - end) === written.at(-1 - end)) end += 1
  return Math.max(name.length, written.length) - start - end <= 1 + Number(name.length === written.length)
}

function readTest(context: ParseContext, at: number): Scanned<Test> {
  const { text } = context
  const regex = text[at] === '/' ? scanRegex(text, at) : null
  if (regex !== null) {
    context.mark('regex', at, regex.end)
    checkRegex(context, regex.value, at, regex.end)
    return { value: { op: '/', ...regex.value }, end: regex.end }
  }
  const sign = /[<>]=?|[=~]/y
  sign.lastIndex = at
  const op = (sign.exec(text)?.[0] ?? ':') as Exclude<Test['op'], '..' | '/'>
  const from = op === ':' ? at : at + op.length
  if (from > at) context.mark('operator', at, from)
  const value = readOperand(context, from, op === ':')
  if (op === ':' && text.startsWith('..', value.end)) {
    context.mark('operator', value.end, value.end + 2)
    const to = readOperand(context, value.end + 2, false)
    return { value: { op: '..', from: value.value, to: to.value }, end: to.end }
  }
  if (value.value.text === '' && !value.value.quoted) context.fail(from, from, 'Expected a value here')
  return { value: { op, value: value.value }, end: value.end }
}

function readOperand(context: ParseContext, from: number, mayRange: boolean): Scanned<Operand> {
  if (context.text[from] === '"') return readPhrase(context, from)
  const word = scanWord(context.text, from)
  const dots = mayRange ? word.value.indexOf('..') : -1
  const text = dots < 0 ? word.value : word.value.slice(0, dots)
  const end = from + text.length
  if (end > from) context.mark('value', from, end)
  return { value: { text, quoted: false }, end }
}

function checkTest(context: ParseContext, field: Field, test: Test, from: number, to: number): void {
  // That nothing stands there has been said.
  if (test.op !== '..' && test.op !== '/' && test.value.text === '') return
  if (isReadable(field, test)) return
  const expected = field.kind === 'flag' ? `one of ${field.values.join(', ')}` : EXPECTED[field.kind]
  context.fail(from, to, `Expected ${expected}`)
}

function isReadable(field: Field, test: Test): boolean {
  switch (field.kind) {
    case 'status':
      return statusStretch(test) !== null
    case 'size':
      return sizeStretch(test) !== null
    case 'count':
      return countStretch(test) !== null
    case 'time':
      return timeStretch(test, 0) !== null
    case 'flag':
      return test.op === ':' && field.values.includes(test.value.text.toLowerCase())
    case 'name':
    case 'text':
      return test.op === ':' || test.op === '=' || test.op === '~' || test.op === '/'
  }
}
