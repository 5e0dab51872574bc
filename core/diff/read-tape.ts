import { HASH_PRIME_A, HASH_PRIME_B, HASH_SEED_A, HASH_SEED_B, mixed } from './hash'
import { charCodes } from './char-codes'
import { decodeString } from './json-string'
import type { KeyTable } from './key-table'
import { ARRAY, FALSE, grownInts, NULL, NUMBER, OBJECT, STRING, TRUE, type Tape } from './tape'
import { TapeBuilder } from './tape-builder'

/**
 * Reads a text onto a tape, or gives null where it is not JSON (RFC 8259); `findJsonError` says why. Its stack is its
 * own, so nesting costs memory only. Not the scanner of check-json.ts, which works on one-character strings to explain
 * mistakes well and takes twelve times as long.
 */
export function readTape(text: string, keys: KeyTable): Tape | null {
  return new TapeReader(text, keys).read()
}

const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const SPACE = 0x20

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Payloads hold a value every 15 characters or so. */
const CHARS_PER_VALUE = 12

class TapeReader {
  private readonly codes: Uint16Array
  private at = 0
  private readonly builder: TapeBuilder
  private open = new Int32Array(64)
  private depth = 0
  private pendingKey = -1
  private lastName = 0
  /** By name: the one that came after it last, and where it stands in the text (0 while that is unknown) and how long. */
  private followers = new Int32Array(256)
  private nameStarts = new Int32Array(256)
  private nameLengths = new Int32Array(256)
  /** Of the string that was read last. */
  private hashA = 0
  private hashB = 0
  private hasEscape = false

  constructor(
    private readonly text: string,
    private readonly keys: KeyTable,
  ) {
    this.codes = charCodes(text)
    this.builder = new TapeBuilder(Math.max(16, Math.ceil(text.length / CHARS_PER_VALUE)))
  }

  read(): Tape | null {
    for (;;) {
      this.skipSpace()
      const hasOpened = this.value()
      if (hasOpened === null) return null
      if (hasOpened) continue
      const isOver = this.afterValue()
      if (isOver === null) return null
      if (isOver) break
    }
    const { count, duplicates, columns } = this.builder
    return { text: this.text, count, duplicates, ...columns }
  }

  /** Reads a scalar or an empty container (false), or enters a container up to its first value (true). */
  private value(): boolean | null {
    const code = this.codes[this.at] ?? 0
    if (code === OPEN_BRACE || code === OPEN_BRACKET) return this.container(code)
    const start = this.at
    if (code === QUOTE) {
      if (!this.string()) return null
      this.add(STRING, start, this.hashA, this.hashB)
      return false
    }
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.number() ? false : null
    return this.word(code) ? false : null
  }

  private container(code: number): boolean | null {
    const kind = code === OPEN_BRACE ? OBJECT : ARRAY
    const index = this.add(kind, this.at, 0, 0)
    if (this.depth === this.open.length) {
      this.open = grownInts(this.open, this.depth * 2)
    }
    this.open[this.depth] = index
    this.depth += 1
    this.at += 1
    this.skipSpace()
    if (this.code() === (kind === OBJECT ? CLOSE_BRACE : CLOSE_BRACKET)) {
      this.close()
      return false
    }
    if (kind === OBJECT && !this.name()) return null
    return true
  }

  /** Reads on to the next value's beginning (false), or to the text's end (true). */
  private afterValue(): boolean | null {
    while (this.depth > 0) {
      this.skipSpace()
      const isObject = this.builder.columns.kind[this.open[this.depth - 1] ?? 0] === OBJECT
      const code = this.codes[this.at] ?? 0
      if (code === COMMA) {
        this.at += 1
        if (!isObject) return false
        this.skipSpace()
        return this.name() ? false : null
      }
      if (code !== (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) return null
      this.close()
    }
    this.skipSpace()
    return this.at === this.text.length ? true : null
  }

  private name(): boolean {
    if (this.code() !== QUOTE) return false
    if (!this.isFollower() && !this.newName()) return false
    this.lastName = this.pendingKey
    this.skipSpace()
    if (this.code() !== COLON) return false
    this.at += 1
    return true
  }

  /**
   * Whether the name is the one that came after the last one before, as it is in any list of like objects. That is found
   * out by comparing two stretches of the text, in half the time that hashing and looking up takes.
   */
  private isFollower(): boolean {
    const { codes } = this
    const name = this.followers[this.lastName] ?? 0
    const known = this.nameStarts[name] ?? 0
    if (known === 0) return false
    const length = this.nameLengths[name] ?? 0
    const start = this.at + 1
    if (start + length >= codes.length || codes[start + length] !== QUOTE) return false
    for (let at = 0; at < length; at += 1) if (codes[start + at] !== codes[known + at]) return false
    this.pendingKey = name
    this.at = start + length + 1
    return true
  }

  private newName(): boolean {
    const start = this.at + 1
    if (!this.string()) return false
    const end = this.at - 1
    const text = this.hasEscape ? decodeString(this.text.slice(start, end)) : null
    const name =
      text === null
        ? this.keys.ofText(this.hashA, this.text, start, end)
        : this.keys.ofText(this.hashA, text, 0, text.length)
    if (this.nameStarts.length <= name) this.growByName()
    if (text === null) {
      this.nameStarts[name] = start
      this.nameLengths[name] = end - start
    }
    this.followers[this.lastName] = name
    this.pendingKey = name
    return true
  }

  /** Reads a string to behind its closing quote and hashes what it means. */
  private string(): boolean {
    const { codes } = this
    let at = this.at + 1
    let a = HASH_SEED_A
    let b = HASH_SEED_B
    this.hasEscape = false
    for (;;) {
      const code = codes[at] ?? 0
      if (code === QUOTE) break
      // The end, a 0, is among these.
      if (code < SPACE) return false
      let unit = code
      if (code === BACKSLASH) {
        this.hasEscape = true
        ESCAPE.lastIndex = at
        const escape = ESCAPE.exec(this.text)
        if (escape === null) return false
        unit = decodeString(escape[0]).charCodeAt(0)
        at += escape[0].length
      } else {
        at += 1
      }
      a = Math.imul(a ^ unit, HASH_PRIME_A)
      b = Math.imul(b + unit, HASH_PRIME_B) ^ (b >>> 15)
    }
    this.at = at + 1
    this.hashA = a
    this.hashB = b
    return true
  }

  private number(): boolean {
    const { codes } = this
    const start = this.at
    let at = start
    if ((codes[at] ?? 0) === MINUS) at += 1
    const whole = at
    at = digitsEnd(codes, at)
    if (at === whole || (at > whole + 1 && (codes[whole] ?? 0) === ZERO)) return false
    if ((codes[at] ?? 0) === DOT) {
      const fraction = at + 1
      at = digitsEnd(codes, fraction)
      if (at === fraction) return false
    }
    // e or E
    if (((codes[at] ?? 0) | 0x20) === 0x65) {
      at += 1
      const sign = codes[at] ?? 0
      if (sign === MINUS || sign === 0x2b) at += 1
      const exponent = at
      at = digitsEnd(codes, exponent)
      if (at === exponent) return false
    }
    this.at = at
    // Seeds swapped: the number 1 is not the string "1".
    let a = HASH_SEED_B
    let b = HASH_SEED_A
    for (let place = start; place < at; place += 1) {
      const code = codes[place] ?? 0
      a = Math.imul(a ^ code, HASH_PRIME_A)
      b = Math.imul(b + code, HASH_PRIME_B) ^ (b >>> 15)
    }
    this.add(NUMBER, start, a, b)
    return true
  }

  private word(code: number): boolean {
    const kind = code === 0x6e ? NULL : code === 0x74 ? TRUE : FALSE
    const word = WORDS[kind]
    if (!this.text.startsWith(word, this.at)) return false
    const start = this.at
    this.at += word.length
    // The bare seeds are an empty object's.
    this.add(kind, start, mixed(HASH_SEED_A + kind + 1), mixed(HASH_SEED_B - kind - 1))
    return true
  }

  private add(kind: number, start: number, a: number, b: number): number {
    const key = this.pendingKey
    this.pendingKey = -1
    return this.builder.add(kind, key, start, this.at, a, b)
  }

  private close(): void {
    this.at += 1
    this.depth -= 1
    this.builder.close(this.open[this.depth] ?? 0, this.at, this.keys.names.length)
  }

  private growByName(): void {
    const room = this.keys.names.length * 2
    this.followers = grownInts(this.followers, room)
    this.nameStarts = grownInts(this.nameStarts, room)
    this.nameLengths = grownInts(this.nameLengths, room)
  }

  private code(): number {
    return this.codes[this.at] ?? 0
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.codes[this.at] ?? 0
      if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at += 1
    }
  }
}

const WORDS = ['null', 'false', 'true'] as const

function digitsEnd(codes: Uint16Array, start: number): number {
  let at = start
  for (;;) {
    const code = codes[at] ?? 0
    if (code < ZERO || code > NINE) return at
    at += 1
  }
}
