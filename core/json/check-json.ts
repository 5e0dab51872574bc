/** Where and why a text stops being JSON (RFC 8259). */
export interface JsonError {
  /** UTF-16 offset into the text. */
  offset: number
  /** 1-based. */
  line: number
  /** 1-based, in UTF-16 units. */
  column: number
  /** A sentence's middle: what is wrong there and what was expected. */
  message: string
}

/**
 * Finds the first place where a text breaks RFC 8259's grammar, or gives null where it is JSON.
 *
 * Written here and not taken from JSON.parse's message: its wording and whether it carries a position change with the
 * engine. It keeps its own stack, so a body of a million brackets costs memory and not the call stack.
 */
export function findJsonError(text: string): JsonError | null {
  const scanner = new Scanner(text)
  const problem = scanner.run()
  return problem === null ? null : { ...locate(text, problem.offset), message: problem.message }
}

interface Problem {
  offset: number
  message: string
}

type Container = '{' | '['
/** What the grammar allows next. */
type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c

class Scanner {
  private offset = 0
  private expecting: Expecting = 'value'
  private readonly open: Container[] = []

  constructor(private readonly text: string) {}

  run(): Problem | null {
    for (;;) {
      this.skipSpace()
      if (this.offset >= this.text.length) return this.atEnd()
      if (this.isComplete()) return this.problem('there is more text after the end of the JSON value')
      const problem = this.step(this.text[this.offset] ?? '')
      if (problem !== null) return problem
    }
  }

  private isComplete(): boolean {
    return this.open.length === 0 && this.expecting === 'comma-or-end'
  }

  private atEnd(): Problem | null {
    if (this.isComplete()) return null
    if (this.text.trim() === '') return this.problem('the body holds nothing but white space')
    const container = this.open.at(-1)
    if (container === undefined) return this.problem('the text ends where a value was expected')
    const close = container === '{' ? '}' : ']'
    return this.problem(`the text ends before the closing ${close}`)
  }

  private step(char: string): Problem | null {
    switch (this.expecting) {
      case 'colon':
        if (char !== ':') return this.problem('expected a colon after the property name')
        return this.advance('value')
      case 'comma-or-end':
        return this.commaOrEnd(char)
      case 'key':
      case 'key-or-end':
        return this.key(char)
      case 'value':
      case 'value-or-end':
        return this.value(char)
    }
  }

  private commaOrEnd(char: string): Problem | null {
    const container = this.open.at(-1)
    if (char === ',') return this.advance(container === '{' ? 'key' : 'value')
    const close = container === '{' ? '}' : ']'
    if (char === close) return this.close()
    return this.problem(`expected a comma or the closing ${close}`)
  }

  private key(char: string): Problem | null {
    if (char === '}') {
      if (this.expecting === 'key') return this.problem('a comma may not stand before the closing }')
      return this.close()
    }
    if (char === "'") return this.problem('property names take double quotes, not single ones')
    if (char !== '"') return this.problem('expected a property name in double quotes')
    return this.string('colon')
  }

  private value(char: string): Problem | null {
    if (char === '{' || char === '[') {
      this.open.push(char)
      return this.advance(char === '{' ? 'key-or-end' : 'value-or-end')
    }
    if (char === ']' && this.open.at(-1) === '[') {
      if (this.expecting === 'value') return this.problem('a comma may not stand before the closing ]')
      return this.close()
    }
    if (char === '"') return this.string('comma-or-end')
    if (char === "'") return this.problem('strings take double quotes, not single ones')
    if (char === '\uFEFF') return this.problem('a byte order mark stands before the JSON')
    if (this.match(NUMBER) || this.match(WORD)) return this.afterLiteral()
    if (char === '-' || (char >= '0' && char <= '9')) return this.problem('this is not a JSON number')
    return this.problem('expected a value')
  }

  /** `01`, `1.` and `nullx` begin with a good literal: what follows it must end it. */
  private afterLiteral(): Problem | null {
    this.expecting = 'comma-or-end'
    const next = this.text[this.offset] ?? ''
    if (/[\w.+-]/.test(next)) return this.problem('a number or word goes on in a way that JSON does not know')
    return null
  }

  /**
   * Walks a string to its end or its first bad character. Not a pattern: V8 remembers every turn of a group, and throws
   * after some millions of them.
   */
  private string(next: Expecting): Problem | null {
    for (let at = this.offset + 1; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at)
      if (code === QUOTE) {
        this.offset = at
        return this.advance(next)
      }
      if (code < SPACE) {
        const name = code === LINE_FEED || code === CARRIAGE_RETURN ? 'a line break' : 'a control character'
        return { offset: at, message: `${name} stands inside a string; it must be escaped` }
      }
      if (code !== BACKSLASH) continue
      const escape = ESCAPE.exec(this.text.slice(at, at + 6))
      if (escape === null) return { offset: at, message: 'this escape is not one of JSON’s' }
      at += escape[0].length - 1
    }
    return { offset: this.text.length, message: 'the text ends inside a string' }
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset
    if (!pattern.test(this.text)) return false
    this.offset = pattern.lastIndex
    return true
  }

  private close(): null {
    this.open.pop()
    return this.advance('comma-or-end')
  }

  private advance(expecting: Expecting): null {
    this.offset += 1
    this.expecting = expecting
    return null
  }

  private skipSpace(): void {
    while (' \t\n\r'.includes(this.text[this.offset] ?? 'x')) this.offset += 1
  }

  private problem(message: string): Problem {
    return { offset: this.offset, message }
  }
}

function locate(text: string, offset: number): { offset: number; line: number; column: number } {
  const before = text.slice(0, offset)
  const lines = before.split(/\r\n|\r|\n/)
  return { offset, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
