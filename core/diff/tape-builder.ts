import { HASH_PRIME_A, HASH_PRIME_B, HASH_SEED_A, HASH_SEED_B, mixed } from './hash'
import { ARRAY, grownColumns, grownInts, makeColumns, SHADOWED, type Tape, type TapeColumns } from './tape'

/** Fills a tape's columns as values come along, and sums up a container's hash and members when it ends. */
export class TapeBuilder {
  count = 0
  columns: TapeColumns
  readonly duplicates: Tape['duplicates'] = []
  private room: number
  /** By name: the member that bore it last, and the object that it was found in, plus 1. */
  private bearers = new Int32Array(256)
  private owners = new Int32Array(256)

  /** `room` is how many values are expected; more may come. */
  constructor(room: number) {
    this.room = room
    this.columns = makeColumns(room)
  }

  /** Gives the value's index. `key` is the number of a member's name, or -1. */
  add(kind: number, key: number, start: number, end: number, a: number, b: number): number {
    const index = this.count
    if (index === this.room) {
      this.room *= 2
      this.columns = grownColumns(this.columns, this.room)
    }
    const { columns } = this
    columns.kind[index] = kind
    columns.start[index] = start
    columns.end[index] = end
    columns.key[index] = key
    columns.next[index] = index + 1
    columns.hashA[index] = a
    columns.hashB[index] = b
    this.count = index + 1
    return index
  }

  /** Ends a container behind its bracket. `names` is how many there are by now. */
  close(index: number, end: number, names: number): void {
    const { columns } = this
    columns.end[index] = end
    columns.next[index] = this.count
    if (columns.kind[index] === ARRAY) {
      this.sumElements(index)
      return
    }
    if (this.bearers.length < names) {
      this.bearers = grownInts(this.bearers, names * 2)
      this.owners = grownInts(this.owners, names * 2)
    }
    this.sumMembers(index)
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
    const { bearers, owners } = this
    let times: Map<number, number> | null = null
    for (let child = object + 1; child < this.count; child = next[child] ?? this.count) {
      const name = key[child] ?? 0
      if (owners[name] === object + 1) {
        const bearer = bearers[name] ?? 0
        kind[bearer] = (kind[bearer] ?? 0) | SHADOWED
        times ??= new Map()
        times.set(child, (times.get(bearer) ?? 1) + 1)
        times.delete(bearer)
      }
      owners[name] = object + 1
      bearers[name] = child
    }
    times?.forEach((count, index) => this.duplicates.push({ index, times: count }))
  }
}
