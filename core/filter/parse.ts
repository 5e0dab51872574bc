import { join, type Filter, type Span, type Term } from './filter'
import { checkRegex, readPhrase, type MarkKind, type ParseContext } from './parse-context'
import { parseFieldTerm } from './parse-field'
import { scanRegex, scanWord, skipSpace } from './scan'

/** Something that can't be read, at its place. */
interface FilterError extends Span {
  /** What was expected there, as a sentence. */
  message: string
  /** Whether the text merely stops too early: whoever is typing is about to go on. */
  incomplete: boolean
}

/** A stretch of the text and what it is, for colouring. */
interface Mark extends Span {
  kind: MarkKind
}

export interface ParsedFilter {
  /** Null where there is an error. */
  filter: Filter | null
  errors: FilterError[]
  marks: Mark[]
  /** Where each part of the filter stands in the text. */
  spans: ReadonlyMap<Filter, Span>
}

/** The most levels of parentheses and negations; a filter with more is no one's. */
const MAX_DEPTH = 40

/** Reads a filter. Never throws; an empty text is the filter that lets everything through. */
export function parseFilter(text: string): ParsedFilter {
  const parser = new Parser(text)
  const filter = parser.parse()
  const { errors, marks, spans } = parser
  return { filter: errors.length > 0 ? null : filter, errors, marks, spans }
}

class Parser implements ParseContext {
  readonly errors: FilterError[] = []
  readonly marks: Mark[] = []
  readonly spans = new Map<Filter, Span>()
  private at = 0
  private depth = 0

  constructor(readonly text: string) {}

  parse(): Filter {
    const parts: Filter[] = []
    for (;;) {
      parts.push(this.parseOr())
      // Only a parenthesis that closes nothing stops parseOr before the end.
      if (this.at >= this.text.length) return join('and', parts)
      this.fail(this.at, this.at + 1, 'This closes nothing: there is no “(” before it')
      this.mark('paren', this.at, this.at + 1)
      this.at += 1
    }
  }

  mark(kind: MarkKind, from: number, to: number): void {
    this.marks.push({ kind, from, to })
  }

  fail(from: number, to: number, message: string): void {
    const incomplete = to >= this.text.trimEnd().length
    this.errors.push({ from, to: Math.max(to, from), message, incomplete })
  }

  private parseOr(): Filter {
    const from = this.skip()
    const items = [this.parseAnd()]
    while (this.takeWord('or')) items.push(this.parseAnd())
    return this.place(join('or', items), from)
  }

  private parseAnd(): Filter {
    const from = this.skip()
    const items: Filter[] = []
    for (;;) {
      items.push(this.parseNot())
      this.skip()
      if (this.takeWord('and')) continue
      if (this.isAtEnd() || this.peekWord('or')) return this.place(join('and', items), from)
    }
  }

  private parseNot(): Filter {
    const from = this.skip()
    if (this.depth > MAX_DEPTH) {
      this.fail(from, this.text.length, 'This is nested too deeply')
      this.at = this.text.length
      return { type: 'everything' }
    }
    const isDash = this.text[this.at] === '-' && /[^\s)]/.test(this.text[this.at + 1] ?? ' ')
    if (isDash) {
      this.mark('operator', this.at, this.at + 1)
      this.at += 1
    } else if (!this.takeWord('not')) {
      return this.parsePrimary()
    }
    this.depth += 1
    const item = this.parseNot()
    this.depth -= 1
    return item.type === 'everything' ? item : this.place({ type: 'not', item }, from)
  }

  private parsePrimary(): Filter {
    const from = this.skip()
    const char = this.text[from]
    if (char === '(') return this.parseGroup()
    if (char === undefined || char === ')' || this.peekWord('or') || this.peekWord('and')) {
      // An empty text asks for nothing; anything else here lacks a condition.
      const isEmpty = this.text.trim() === ''
      if (!isEmpty) this.fail(from, from, 'Expected a condition here')
      return { type: 'everything' }
    }
    return this.place(this.parseTerm(), from)
  }

  private parseGroup(): Filter {
    const from = this.at
    this.mark('paren', from, from + 1)
    this.at += 1
    this.depth += 1
    const inner = this.parseOr()
    this.depth -= 1
    this.skip()
    if (this.text[this.at] !== ')') {
      this.fail(this.text.length, this.text.length, 'Expected “)”: the parenthesis is still open')
      return inner
    }
    this.mark('paren', this.at, this.at + 1)
    this.at += 1
    return inner
  }

  private parseTerm(): Term {
    const from = this.at
    if (this.text[from] === '"') return this.parsePhrase()
    const regex = this.text[from] === '/' ? scanRegex(this.text, from) : null
    if (regex !== null) {
      this.at = regex.end
      this.mark('regex', from, regex.end)
      checkRegex(this, regex.value, from, regex.end)
      return { type: 'regex', ...regex.value }
    }
    const field = parseFieldTerm(this, from)
    if (field !== null) {
      this.at = field.end
      return field.value
    }
    const word = scanWord(this.text, from)
    this.at = word.end
    this.mark('word', from, word.end)
    return { type: 'text', value: { text: word.value, quoted: false } }
  }

  private parsePhrase(): Term {
    const from = this.at
    const phrase = readPhrase(this, from)
    this.at = phrase.end
    return { type: 'text', value: phrase.value }
  }

  private place(filter: Filter, from: number): Filter {
    // What an inner rule has placed already keeps its narrower place.
    if (!this.spans.has(filter)) {
      const to = from + this.text.slice(from, this.at).trimEnd().length
      this.spans.set(filter, { from, to })
    }
    return filter
  }

  private skip(): number {
    this.at = skipSpace(this.text, this.at)
    return this.at
  }

  private isAtEnd(): boolean {
    return this.at >= this.text.length || this.text[this.at] === ')'
  }

  private peekWord(word: string): boolean {
    const scanned = scanWord(this.text, this.at)
    return scanned.value.toLowerCase() === word && this.text[scanned.end] !== '"'
  }

  private takeWord(word: string): boolean {
    const from = this.skip()
    if (!this.peekWord(word)) return false
    this.at += word.length
    this.mark('operator', from, this.at)
    return true
  }
}
