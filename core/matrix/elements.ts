import { decodeString } from '../diff/json-string'
import { ARRAY, childrenOf, NUMBER, OBJECT, STRING, type Tape } from '../diff/tape'
import { IDENTITY_KEYS } from '../values/followed-path'
import type { Column, Slot } from './column'

/** The elements of an array in each column, brought together; what is in one column only is a slot of its own. */
export interface ElementUnion {
  slots: Slot[]
  /** By column that has the array: its elements' names, where they come in another order than in another column. */
  orders: (readonly string[] | null)[] | null
}

/** Whether the arrays are to be shown whole: they hold scalars alone, like tags or a pair of coordinates. */
export function areScalarLists(columns: readonly Column[], arrays: readonly number[]): boolean {
  return columns.every((column, at) => {
    const { tape } = column
    const array = arrays[at] ?? -1
    if (array === -1 || tape === null) return true
    return childrenOf(tape, array).every((child) => (tape.kind[child] ?? 0) < ARRAY)
  })
}

/** Brings elements together by what tells them apart in all columns, else by their place. */
export function uniteElements(columns: readonly Column[], arrays: readonly number[]): ElementUnion {
  const lists = columns.map(({ tape }, at) => {
    const array = arrays[at] ?? -1
    return tape === null || array === -1 ? null : childrenOf(tape, array)
  })
  for (const key of IDENTITY_KEYS) {
    const names = lists.map((list, at) => namesIn(columns[at], list, key))
    // Undefined where that key tells a column's elements not apart.
    if (names.every((all) => all !== undefined)) return byName(key, lists, names)
  }
  return { slots: byPlace(lists), orders: null }
}

function byPlace(lists: readonly (Int32Array | null)[]): Slot[] {
  const longest = Math.max(0, ...lists.map((list) => list?.length ?? 0))
  return Array.from({ length: longest }, (_none, index) => ({
    step: { index },
    nodes: lists.map((list) => list?.[index] ?? -1),
  }))
}

function byName(
  key: string,
  lists: readonly (Int32Array | null)[],
  names: readonly (readonly string[] | null)[],
): ElementUnion {
  const slots = new Map<string, Slot>()
  names.forEach((all, column) => {
    all?.forEach((name, place) => {
      const slot = slots.get(name) ?? { step: { key, value: name }, nodes: lists.map(() => -1) }
      slots.set(name, slot)
      slot.nodes[column] = lists[column]?.[place] ?? -1
    })
  })
  return { slots: [...slots.values()], orders: areInOneOrder(names, slots) ? null : [...names] }
}

/** Whether the elements that all columns have come in the same order in all of them. */
function areInOneOrder(
  names: readonly (readonly string[] | null)[],
  slots: ReadonlyMap<string, Slot>,
): boolean {
  const having = names.filter((all) => all !== null)
  const isShared = (name: string): boolean => {
    const count = slots.get(name)?.nodes.filter((node) => node !== -1).length
    return count === having.length
  }
  const [first = [], ...others] = having.map((all) => all.filter(isShared))
  return others.every((all) => all.every((name, at) => name === first[at]))
}

/** Each element's name; null where there is no such array, undefined where the key doesn't tell them apart. */
function namesIn(
  column: Column | undefined,
  list: Int32Array | null,
  key: string,
): string[] | null | undefined {
  const tape = column?.tape ?? null
  if (tape === null || list === null) return null
  const names: string[] = []
  for (const element of list) {
    const name = nameOf(tape, column?.names ?? [], element, key)
    if (name === null) return undefined
    names.push(name)
  }
  return new Set(names).size === names.length ? names : undefined
}

function nameOf(tape: Tape, names: readonly string[], element: number, key: string): string | null {
  if (tape.kind[element] !== OBJECT) return null
  const member = childrenOf(tape, element).find((child) => names[tape.key[child] ?? -1] === key)
  if (member === undefined) return null
  const written = tape.text.slice(tape.start[member], tape.end[member])
  if (tape.kind[member] === NUMBER) return written
  return tape.kind[member] === STRING ? decodeString(written.slice(1, -1)) : null
}
