/**
 * Lays JSON text out with two spaces a level, for reading. Works on the text and not on parsed values, so that what a
 * parse would lose stays: numbers as they were written (1.0, 2^53 + 1), the order of keys, keys that stand twice. Escapes
 * that only hide a readable character are shown as that character (`\u00eb` as ë, `\/` as /).
 *
 * The text must be JSON (see findJsonError); anything else comes out in an unspecified layout, never as an error. Gives
 * null where the result would be far longer than the text, as it is for a body made of nothing but brackets.
 */
export function formatJson(text: string): string | null {
  const maxLength = Math.min(text.length * MAX_GROWTH + 10_000, MAX_LENGTH)
  const out: string[] = []
  let length = 0
  let depth = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const token = match[0] === '"' ? text.slice(match.index, stringEnd(text, match.index)) : match[0]
    TOKEN.lastIndex = match.index + token.length
    if (token === '[') {
      const short = shortArray(text, match.index)
      if (short !== null) {
        out.push(short.shown)
        TOKEN.lastIndex = match.index + short.length
        continue
      }
    }
    if (token === '{' || token === '[') {
      depth += 1
      out.push(token, lineBreak(depth))
    } else if (token === '}' || token === ']') {
      depth -= 1
      if (isJustOpened(out)) out.pop()
      else out.push(lineBreak(depth))
      out.push(token)
    } else if (token === ',') {
      out.push(token, lineBreak(depth))
    } else {
      out.push(token === ':' ? ': ' : readable(token))
    }
    length += (out.at(-1)?.length ?? 0) + token.length
    if (length > maxLength) return null
  }
  return out.join('')
}

/** The beginning of a string, a bracket or sign, or a number or word; white space falls between. */
const TOKEN = /["{}[\],:]|[^\s{}[\],:"]+/g

/** Behind a string's closing quote. Not a pattern: V8 remembers every turn of a group, and throws after some millions. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') return at + 1
    if (char === '\\') at += 1
  }
  return text.length
}

/** An array of plain values that fits a line stays on it: a coordinate over four lines is harder to read. */
const SHORT_ARRAY =
  /^\[\s*(?:"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)(?:\s*,\s*(?:"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+))*\s*\]/s
const SHORT_ARRAY_CHARS = 72

function shortArray(text: string, start: number): { shown: string; length: number } | null {
  const match = SHORT_ARRAY.exec(text.slice(start, start + SHORT_ARRAY_CHARS))
  if (match === null) return null
  const values = match[0].slice(1).match(/"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/gs) ?? []
  return { shown: `[${values.map(readable).join(', ')}]`, length: match[0].length }
}

/** Real payloads grow two to five times. */
const MAX_GROWTH = 20

/** In characters; a string can't be longer than about twice this. */
const MAX_LENGTH = 250_000_000

/** Nesting goes on past this, the indentation does not: nobody reads past the edge of the window. */
const MAX_INDENT_DEPTH = 50

const lineBreaks: string[] = []

function lineBreak(depth: number): string {
  const level = Math.max(0, Math.min(depth, MAX_INDENT_DEPTH))
  return (lineBreaks[level] ??= `\n${'  '.repeat(level)}`)
}

/** `{}` and `[]` stay on one line: the last two pieces are then the bracket and its line break. */
function isJustOpened(out: readonly string[]): boolean {
  const bracket = out.at(-2)
  return (bracket === '{' || bracket === '[') && out.at(-1)?.startsWith('\n') === true
}

/** An escaped surrogate pair, any other escaped unit, or a short escape. */
const ESCAPE = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\./gs

function readable(token: string): string {
  if (!token.includes('\\')) return token
  return token.replaceAll(ESCAPE, (escape) => {
    if (escape === '\\/') return '/'
    if (!escape.startsWith('\\u')) return escape
    const char = escape.replaceAll(/\\u(.{4})/g, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
    return isReadable(char) ? char : escape
  })
}

/**
 * Quotes and backslashes must stay escaped for the text to stay JSON; control, format and separator characters would be
 * invisible or, like the right-to-left override, change how their neighbours are read. Half a surrogate pair is no
 * character at all.
 */
function isReadable(char: string): boolean {
  return !/["\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(char)
}
