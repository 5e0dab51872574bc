// The smallest pieces of a filter's text: quoted phrases, regular expressions, words.

/** A piece that was read, and where the text goes on after it. */
export interface Scanned<Value> {
  value: Value
  end: number
}

const FLAGS = /^[imsu]*$/

/** A quoted phrase from its opening quote on; null where it is never closed. `\"` and `\\` stand for themselves. */
export function scanQuoted(text: string, at: number): Scanned<string> | null {
  const match = /"((?:[^"\\]|\\.)*)"/suy
  match.lastIndex = at
  const found = match.exec(text)
  if (found === null) return null
  return { value: (found[1] ?? '').replaceAll(/\\(.)/gsu, '$1'), end: at + found[0].length }
}

/**
 * A regular expression, `/source/flags`, from its first slash on. Null where it is none: a path such as /webhooks/fleetbase
 * starts with a slash, too, and what follows its next one is no flags.
 */
export function scanRegex(text: string, at: number): Scanned<{ source: string; flags: string }> | null {
  const match = /\/((?:[^/\\\n]|\\.)+)\/([a-z]*)(?=[\s)]|$)/suy
  match.lastIndex = at
  const found = match.exec(text)
  if (found === null) return null
  const [all, source = '', flags = ''] = found
  if (!FLAGS.test(flags) || new Set(flags).size !== flags.length) return null
  return { value: { source, flags }, end: at + all.length }
}

/** Characters up to white space, a parenthesis or a quote. */
export function scanWord(text: string, at: number): Scanned<string> {
  const match = /[^\s()"]*/y
  match.lastIndex = at
  const value = match.exec(text)?.[0] ?? ''
  return { value, end: at + value.length }
}

/**
 * A field's name or a path into the payload with the colon after it; null where a word without one stands. Brackets may
 * hold what else would end a word: data["a name"].
 */
export function scanName(text: string, at: number): Scanned<string> | null {
  const match = /((?:[^\s()":[\]~<>=/]|\[(?:"(?:[^"\\]|\\.)*"|[^\]\s"]*)\])+):(?!\/\/)/suy
  match.lastIndex = at
  const found = match.exec(text)
  return found === null ? null : { value: found[1] ?? '', end: at + found[0].length }
}

export function skipSpace(text: string, at: number): number {
  let end = at
  while (/\s/.test(text[end] ?? '')) end += 1
  return end
}
