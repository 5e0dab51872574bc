import type { PayloadPath } from '../filter/payload-path'

export type JsonScalar = string | number | boolean | null

/** A value in a text and the way to it. */
export interface ValueAt {
  path: PayloadPath
  /** Undefined where it is an object or an array. */
  scalar: JsonScalar | undefined
  /** Where it stands in the text, in UTF-16 units; of an object or an array its bracket. */
  from: number
  to: number
}

/**
 * The value that a place in a JSON text belongs to: the one it touches, or whose name it touches, or else the nearest on
 * its line, the next before the last. Null where there is none, and where the text stops being JSON before it.
 *
 * Reads from the start and no further than it must, and keeps its own stack: a text of a million brackets costs memory and
 * not the call stack. Offsets are in UTF-16 units.
 */
export function valueAt(text: string, offset: number): ValueAt | null {
  const at = touched(text, offset)
  return at === null ? null : new Walker(text, at).run()
}

/**
 * The character that is meant by a place between two. Never leaves a string: its quotes are in the way.
 */
function touched(text: string, offset: number): number | null {
  const before = text[offset - 1] ?? '\n'
  // Behind a value is still that value.
  if (/[,\]}\s]/.test(text[offset] ?? '\n') && !/[\s,:[{]/.test(before)) return offset - 1
  let at = offset
  while (text[at] === ' ' || text[at] === '\t') at += 1
  if (/[^,\n\r]/.test(text[at] ?? '\n')) return at
  at = offset - 1
  while (/[, \t]/.test(text[at] ?? '\n')) at -= 1
  return /[^\n\r]/.test(text[at] ?? '\n') ? at : null
}

/** An object or an array that is open, and which of its members is being read. */
type Level = { type: 'object'; name: string } | { type: 'array'; index: number }

type Expecting = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'comma'

interface Token {
  from: number
  to: number
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?![\w.+-])/y
const SPACE = /[ \t\n\r]*/y

class Walker {
  private offset = 0
  private expecting: Expecting = 'value'
  private readonly open: Level[] = []
  /** Whether the place is at the name, or at the colon, of the member whose value comes next. */
  private isNamed = false

  constructor(
    private readonly text: string,
    private readonly at: number,
  ) {}

  run(): ValueAt | null {
    for (;;) {
      SPACE.lastIndex = this.offset
      SPACE.exec(this.text)
      this.offset = SPACE.lastIndex
      const char = this.text[this.offset]
      if (char === undefined) return null
      const found = this.step(char)
      if (found !== 'on') return found
    }
  }

  /** Reads one token: 'on' to go on after it, null where it is not JSON. */
  private step(char: string): ValueAt | null | 'on' {
    switch (this.expecting) {
      case 'value':
      case 'first-value':
        if (char === ']' && this.expecting === 'first-value') return this.close()
        return char === '{' || char === '[' ? this.descend(char) : this.scalar(char)
      case 'name':
      case 'first-name':
        if (char === '}' && this.expecting === 'first-name') return this.close()
        return this.name(char)
      case 'colon':
        if (char !== ':') return null
        this.isNamed ||= this.offset === this.at
        return this.goOn('value', 1)
      case 'comma':
        return this.comma(char)
    }
  }

  private name(char: string): null | 'on' {
    const token = char === '"' ? this.string() : null
    const name = token === null ? undefined : this.parsed(token)
    const level = this.open.at(-1)
    if (token === null || typeof name !== 'string' || level?.type !== 'object') return null
    level.name = name
    this.isNamed = this.holds(token)
    return this.goOn('colon', token.to - token.from)
  }

  private scalar(char: string): ValueAt | null | 'on' {
    const token = char === '"' ? this.string() : this.literal()
    if (token === null) return null
    if (this.isNamed || this.holds(token)) {
      const scalar = this.parsed(token)
      return scalar === undefined ? null : { path: this.path(), scalar, ...token }
    }
    return this.goOn('comma', token.to - token.from)
  }

  private descend(char: '{' | '['): ValueAt | 'on' {
    if (this.isNamed || this.offset === this.at) return this.bracket()
    this.open.push(char === '{' ? { type: 'object', name: '' } : { type: 'array', index: 0 })
    return this.goOn(char === '{' ? 'first-name' : 'first-value', 1)
  }

  private comma(char: string): ValueAt | null | 'on' {
    const level = this.open.at(-1)
    if (level === undefined) return null
    if (char === (level.type === 'object' ? '}' : ']')) return this.close()
    if (char !== ',') return null
    if (level.type === 'array') level.index += 1
    return this.goOn(level.type === 'object' ? 'name' : 'value', 1)
  }

  private close(): ValueAt | 'on' {
    this.open.pop()
    return this.offset === this.at ? this.bracket() : this.goOn('comma', 1)
  }

  private bracket(): ValueAt {
    return { path: this.path(), scalar: undefined, from: this.offset, to: this.offset + 1 }
  }

  private path(): PayloadPath {
    return this.open.map((level) => (level.type === 'object' ? { name: level.name } : { index: level.index }))
  }

  /** A string from its opening quote on; null where it is never closed. */
  private string(): Token | null {
    const from = this.offset
    let end = from + 1
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1
    return end < this.text.length ? { from, to: end + 1 } : null
  }

  private literal(): Token | null {
    LITERAL.lastIndex = this.offset
    return LITERAL.test(this.text) ? { from: this.offset, to: LITERAL.lastIndex } : null
  }

  /** What a string or a literal says; undefined where an escape in it is none of JSON's. */
  private parsed({ from, to }: Token): JsonScalar | undefined {
    try {
      return JSON.parse(this.text.slice(from, to)) as JsonScalar
    } catch {
      return undefined
    }
  }

  private holds({ from, to }: Token): boolean {
    return from <= this.at && this.at < to
  }

  private goOn(expecting: Expecting, length: number): 'on' {
    this.expecting = expecting
    this.offset += length
    return 'on'
  }
}
