import type { ValueKind } from './model'

/** A value's kind in a tape; containers come last. */
export const NULL = 0
export const FALSE = 1
export const TRUE = 2
export const NUMBER = 3
export const STRING = 4
export const ARRAY = 5
export const OBJECT = 6
/** Added to the kind of a member that a later member of the same name replaces. */
export const SHADOWED = 8

/**
 * A JSON text as columns: value i's kind, offsets and so on at index i of each, values numbered as they begin in the
 * text. A tenth of the memory of parsed values, numbers as written, and every subtree with its hash and its end at hand.
 * The children of container c are c + 1, then next[c + 1] and so on below next[c].
 */
export interface Tape {
  text: string
  count: number
  kind: Uint8Array
  /** Offsets of the value in the text, without its key. */
  start: Int32Array
  end: Int32Array
  /** Number of the member's name in the key table; -1 for an element and the root. */
  key: Int32Array
  /** Index after the last descendant. */
  next: Int32Array
  /** Members or elements of a container, shadowed members not counted; 0 for a scalar. */
  size: Int32Array
  /**
   * Of the subtree: strings by what they mean, numbers by their text, objects whatever the order of their members.
   */
  hashA: Int32Array
  hashB: Int32Array
  /** Members that stand more than once, the last of each name, with how often. */
  duplicates: { index: number; times: number }[]
}

export type TapeColumns = Omit<Tape, 'text' | 'count' | 'duplicates'>

export function makeColumns(room: number): TapeColumns {
  return {
    kind: new Uint8Array(room),
    start: new Int32Array(room),
    end: new Int32Array(room),
    key: new Int32Array(room),
    next: new Int32Array(room),
    size: new Int32Array(room),
    hashA: new Int32Array(room),
    hashB: new Int32Array(room),
  }
}

/** The same columns with room for more. */
export function grownColumns(columns: TapeColumns, room: number): TapeColumns {
  const grown = makeColumns(room)
  grown.kind.set(columns.kind)
  grown.start.set(columns.start)
  grown.end.set(columns.end)
  grown.key.set(columns.key)
  grown.next.set(columns.next)
  grown.size.set(columns.size)
  grown.hashA.set(columns.hashA)
  grown.hashB.set(columns.hashB)
  return grown
}

/** The index of each child that counts, in the order of the text. */
export function childrenOf(tape: Tape, container: number): Int32Array {
  const children = new Int32Array(tape.size[container] ?? 0)
  const end = tape.next[container] ?? 0
  let count = 0
  for (let child = container + 1; child < end; child = tape.next[child] ?? end) {
    if ((tape.kind[child] ?? 0) >= SHADOWED) continue
    children[count] = child
    count += 1
  }
  return children
}

const KIND_NAMES = ['null', 'false', 'true', 'number', 'string', 'array', 'object'] as const

export function kindName(kind: number): ValueKind {
  return KIND_NAMES[kind & ~SHADOWED] ?? 'null'
}

/** The same numbers with room for more. */
export function grownInts(ints: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(room)
  grown.set(ints)
  return grown
}
