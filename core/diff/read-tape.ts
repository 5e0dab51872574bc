import { HASH_PRIME_A, HASH_PRIME_B, HASH_SEED_A, HASH_SEED_B, mixed } from './hash'
import { decodeString } from './json-string'
import type { KeyTable } from './key-table'
import {
  ARRAY,
  FALSE,
  grownColumns,
  makeColumns,
  NULL,
  NUMBER,
  OBJECT,
  SHADOWED,
  STRING,
  TRUE,
  type Tape,
  type TapeColumns,
} from './tape'

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

/** Payloads hold a value every 20 characters or so. */
const CHARS_PER_VALUE = 16

class TapeReader {
  private at = 0
  private count = 0
  private room: number
  private columns: TapeColumns
  private open = new Int32Array(64)
  private depth = 0
  private pendingKey = -1
  /** Of the string that was read last. */
  private hashA = 0
  private hashB = 0
  private hasEscape = false
  /** By name: the member that bore it last, and the object that it was found in. */
  private bearers = new Int32Array(256)
  private owners = new Int32Array(256).fill(-1)
  private readonly duplicates: Tape['duplicates'] = []

  constructor(
    private readonly text: string,
    private readonly keys: KeyTable,
  ) {
    this.room = Math.max(16, Math.ceil(text.length / CHARS_PER_VALUE))
    this.columns = makeColumns(this.room)
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
    const { text, count, duplicates } = this
    return { text, count, duplicates, ...this.columns }
  }

  /** Reads a scalar or an empty container (false), or enters a container up to its first value (true). */
  private value(): boolean | null {
    const code = this.text.charCodeAt(this.at)
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
      const deeper = new Int32Array(this.depth * 2)
      deeper.set(this.open)
      this.open = deeper
    }
    this.open[this.depth] = index
    this.depth += 1
    this.at += 1
    this.skipSpace()
    if (this.text.charCodeAt(this.at) === (kind === OBJECT ? CLOSE_BRACE : CLOSE_BRACKET)) {
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
      const isObject = this.columns.kind[this.open[this.depth - 1] ?? 0] === OBJECT
      const code = this.text.charCodeAt(this.at)
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
    const start = this.at + 1
    if (this.text.charCodeAt(this.at) !== QUOTE || !this.string()) return false
    const end = this.at - 1
    if (this.hasEscape) {
      const name = decodeString(this.text.slice(start, end))
      this.pendingKey = this.keys.ofText(this.hashA, name, 0, name.length)
    } else {
      this.pendingKey = this.keys.ofText(this.hashA, this.text, start, end)
    }
    this.skipSpace()
    if (this.text.charCodeAt(this.at) !== COLON) return false
    this.at += 1
    return true
  }

  /** Reads a string to behind its closing quote and hashes what it means. */
  private string(): boolean {
    const { text } = this
    let at = this.at + 1
    let a = HASH_SEED_A
    let b = HASH_SEED_B
    this.hasEscape = false
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      // Not a number behind the end, so that this is false there too.
      if (!(code >= SPACE)) return false
      let unit = code
      if (code === BACKSLASH) {
        this.hasEscape = true
        ESCAPE.lastIndex = at
        const escape = ESCAPE.exec(text)
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
    const { text } = this
    const start = this.at
    let at = start
    if (text.charCodeAt(at) === MINUS) at += 1
    const whole = at
    at = digitsEnd(text, at)
    if (at === whole || (at > whole + 1 && text.charCodeAt(whole) === ZERO)) return false
    if (text.charCodeAt(at) === DOT) {
      const fraction = at + 1
      at = digitsEnd(text, fraction)
      if (at === fraction) return false
    }
    // e or E
    if ((text.charCodeAt(at) | 0x20) === 0x65) {
      at += 1
      const sign = text.charCodeAt(at)
      if (sign === MINUS || sign === 0x2b) at += 1
      const exponent = at
      at = digitsEnd(text, exponent)
      if (at === exponent) return false
    }
    this.at = at
    // Seeds swapped: the number 1 is not the string "1".
    let a = HASH_SEED_B
    let b = HASH_SEED_A
    for (let place = start; place < at; place += 1) {
      const code = text.charCodeAt(place)
      a = Math.imul(a ^ code, HASH_PRIME_A)
      b = Math.imul(b + code, HASH_PRIME_B) ^ (b >>> 15)
    }
    this.add(NUMBER, start, a, b)
    return true
  }

  private word(code: number): boolean {
    const kind = code === 0x6e ? NULL : code === 0x74 ? TRUE : FALSE
    const word = WORDS[kind] ?? ''
    if (!this.text.startsWith(word, this.at)) return false
    const start = this.at
    this.at += word.length
    this.add(kind, start, mixed(HASH_SEED_A + kind), mixed(HASH_SEED_B - kind))
    return true
  }

  private add(kind: number, start: number, a: number, b: number): number {
    const index = this.count
    if (index === this.room) {
      this.room *= 2
      this.columns = grownColumns(this.columns, this.room)
    }
    const { columns } = this
    columns.kind[index] = kind
    columns.start[index] = start
    columns.end[index] = this.at
    columns.key[index] = this.pendingKey
    columns.next[index] = index + 1
    columns.hashA[index] = a
    columns.hashB[index] = b
    this.pendingKey = -1
    this.count = index + 1
    return index
  }

  private close(): void {
    this.at += 1
    this.depth -= 1
    const index = this.open[this.depth] ?? 0
    const { columns } = this
    columns.end[index] = this.at
    columns.next[index] = this.count
    if (columns.kind[index] === ARRAY) this.sumElements(index)
    else this.sumMembers(index)
  }

  private sumElements(array: number): void {
    const { next, hashA, hashB, size } = this.columns
    let a = ~HASH_SEED_A
    let b = ~HASH_SEED_B
    let count = 0
    for (let child = array + 1; child < this.count; child = next[child] ?? this.count) {
      a = Math.imul(a ^ (hashA[child] ?? 0), HASH_PRIME_A) ^ (a >>> 15)
      b = Math.imul(b + (hashB[child] ?? 0), HASH_PRIME_B) ^ (b >>> 15)
      count += 1
    }
    size[array] = count
    hashA[array] = mixed(a)
    hashB[array] = mixed(b)
  }

  /** A sum, so that the order of members makes no difference. */
  private sumMembers(object: number): void {
    this.shadowDuplicates(object)
    const { next, hashA, hashB, size, key, kind } = this.columns
    let a = HASH_SEED_A
    let b = HASH_SEED_B
    let count = 0
    for (let child = object + 1; child < this.count; child = next[child] ?? this.count) {
      if ((kind[child] ?? 0) >= SHADOWED) continue
      const name = mixed((key[child] ?? 0) + HASH_SEED_A)
      a = (a + mixed((hashA[child] ?? 0) ^ name)) | 0
      b = (b + Math.imul(mixed((hashB[child] ?? 0) + name), HASH_PRIME_A)) | 0
      count += 1
    }
    size[object] = count
    hashA[object] = mixed(a)
    hashB[object] = mixed(b + count)
  }

  private shadowDuplicates(object: number): void {
    const { next, key, kind } = this.columns
    if (this.bearers.length < this.keys.names.length) this.growBearers()
    const { bearers, owners } = this
    let times: Map<number, number> | null = null
    for (let child = object + 1; child < this.count; child = next[child] ?? this.count) {
      const name = key[child] ?? 0
      if (owners[name] === object) {
        const bearer = bearers[name] ?? 0
        kind[bearer] = (kind[bearer] ?? 0) | SHADOWED
        times ??= new Map()
        times.set(child, (times.get(bearer) ?? 1) + 1)
        times.delete(bearer)
      }
      owners[name] = object
      bearers[name] = child
    }
    times?.forEach((count, index) => this.duplicates.push({ index, times: count }))
  }

  private growBearers(): void {
    const room = this.keys.names.length * 2
    const bearers = new Int32Array(room)
    bearers.set(this.bearers)
    this.bearers = bearers
    const owners = new Int32Array(room).fill(-1)
    owners.set(this.owners)
    this.owners = owners
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at += 1
    }
  }
}

const WORDS = ['null', 'false', 'true'] as const

function digitsEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (!(code >= ZERO && code <= NINE)) return at
    at += 1
  }
}
