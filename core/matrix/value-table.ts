import { decodeString } from '../diff/json-string'
import { ARRAY, kindName, STRING, type Tape } from '../diff/tape'
import type { MatrixValue } from './matrix'

/** More of a value is for its delivery. In UTF-16 units. */
const MAX_TEXT = 200

/** Numbers values of several tapes of one key table, so that equal ones have the same number. */
export class ValueTable {
  readonly values: MatrixValue[] = []
  private readonly numbers = new Map<string, number>()

  numberOf(tape: Tape, at: number): number {
    const kind = tape.kind[at] ?? 0
    const written = tape.text.slice(tape.start[at], tape.end[at])
    const meant = kind === STRING ? decodeString(written.slice(1, -1)) : written
    // Objects and arrays mean the same however they are written.
    const sameness = kind >= ARRAY ? `${String(tape.hashA[at])} ${String(tape.hashB[at])}` : meant
    return this.add(`${String(kind)} ${sameness}`, {
      kind: kindName(kind),
      text: meant,
      size: tape.size[at] ?? 0,
    })
  }

  /** The order of an array's elements, told by what tells them apart. */
  numberOfOrder(names: readonly string[]): number {
    const text = names.join(', ')
    return this.add(`order ${JSON.stringify(names)}`, { kind: 'array', text, size: names.length })
  }

  private add(key: string, value: Omit<MatrixValue, 'isCut'>): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.values.length
    const isCut = value.text.length > MAX_TEXT
    this.values.push({ ...value, text: isCut ? value.text.slice(0, MAX_TEXT) : value.text, isCut })
    this.numbers.set(key, number)
    return number
  }
}
