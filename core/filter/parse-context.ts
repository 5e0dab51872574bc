import type { Operand } from './filter'
import { scanQuoted, type Scanned } from './scan'

export type MarkKind = 'word' | 'field' | 'path' | 'operator' | 'value' | 'regex' | 'paren'

/** What parsing a term needs of the parser. */
export interface ParseContext {
  readonly text: string
  mark(kind: MarkKind, from: number, to: number): void
  fail(from: number, to: number, message: string): void
}

/** Reads a quoted phrase; one that is never closed goes to the end, and fails. */
export function readPhrase(context: ParseContext, from: number): Scanned<Operand> {
  const { text } = context
  const phrase = scanQuoted(text, from)
  if (phrase === null) context.fail(text.length, text.length, 'Expected a closing quote')
  const end = phrase?.end ?? text.length
  context.mark('value', from, end)
  return { value: { text: phrase?.value ?? text.slice(from + 1), quoted: true }, end }
}

/** Says what is wrong with a regular expression, where something is. */
export function checkRegex(
  context: ParseContext,
  { source, flags }: { source: string; flags: string },
  from: number,
  to: number,
): void {
  try {
    new RegExp(source, flags)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*\/: /s, '') : ''
    context.fail(from, to, `This is no regular expression: ${reason.toLowerCase()}`)
  }
}
