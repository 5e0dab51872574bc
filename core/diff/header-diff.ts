import type { HeaderList } from '../delivery/headers'
import { isVolatileHeader } from '../event/volatile-headers'
import { matchInOrder } from './common-subsequence'
import { markIncreasing } from './increasing'

export interface HeaderField {
  name: string
  value: string
  /** Its place among the headers, from 0. */
  index: number
}

/**
 * What became of a header field:
 * - `change`: another value under the same name; - `name-case`: the same value, its name in other letters;
 * - `move`: in another place relative to the others, which HTTP gives no meaning except under one name.
 */
export type HeaderChange = 'same' | 'add' | 'remove' | 'change' | 'name-case' | 'move'

export interface HeaderDifference {
  change: HeaderChange
  left: HeaderField | null
  right: HeaderField | null
  /** It tells of the moment and the way and not of what the sender meant: see core/event/volatile-headers. */
  isVolatile: boolean
}

/** Compares header fields, in the order of the right ones, each removed one after the field that it followed. */
export function diffHeaders(left: HeaderList, right: HeaderList): HeaderDifference[] {
  const lefts = left.map(toField)
  const rights = right.map(toField)
  const partners = pairFields(lefts, rights)
  const isInOrder = markIncreasing(Int32Array.from(partners))
  const taken = new Set(partners)
  const differences: HeaderDifference[] = []
  let told = 0
  const tellRemoved = (before: number): void => {
    for (; told < before; told += 1) {
      const field = lefts[told]
      if (field !== undefined && !taken.has(told)) differences.push(difference('remove', field, null))
    }
  }
  rights.forEach((field, place) => {
    const partner = lefts[partners[place] ?? -1]
    if (partner === undefined) {
      differences.push(difference('add', null, field))
      return
    }
    if (isInOrder[place] === 1) tellRemoved(partner.index)
    differences.push(difference(changeOf(partner, field, isInOrder[place] === 1), partner, field))
  })
  tellRemoved(lefts.length)
  return differences
}

function toField([name, value]: HeaderList[number], index: number): HeaderField {
  return { name, value, index }
}

function difference(
  change: HeaderChange,
  left: HeaderField | null,
  right: HeaderField | null,
): HeaderDifference {
  return { change, left, right, isVolatile: isVolatileHeader((right ?? left)?.name ?? '') }
}

function changeOf(left: HeaderField, right: HeaderField, isInOrder: boolean): HeaderChange {
  if (left.value !== right.value) return 'change'
  if (left.name !== right.name) return 'name-case'
  return isInOrder ? 'same' : 'move'
}

/** For each right field the place of its left partner, or -1: by name, equal values first, then in their order. */
function pairFields(lefts: readonly HeaderField[], rights: readonly HeaderField[]): number[] {
  const partners = rights.map(() => -1)
  const leftByName = groupByName(lefts)
  for (const [name, places] of groupByName(rights)) {
    const others = leftByName.get(name) ?? []
    const values = new Map<string, number>()
    const numberOf = ({ value }: HeaderField): number => {
      const number = values.get(value) ?? values.size
      values.set(value, number)
      return number
    }
    const matches = matchInOrder(Int32Array.from(others, numberOf), Int32Array.from(places, numberOf))
    places.forEach((field, place) => {
      partners[field.index] = others[matches?.[place] ?? -1]?.index ?? -1
    })
    const free = others.filter(({ index }) => !partners.includes(index))
    for (const field of places) {
      if (partners[field.index] === -1) partners[field.index] = free.shift()?.index ?? -1
    }
  }
  return partners
}

function groupByName(fields: readonly HeaderField[]): Map<string, HeaderField[]> {
  const groups = new Map<string, HeaderField[]>()
  for (const field of fields) {
    const name = field.name.toLowerCase()
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [field])
    else group.push(field)
  }
  return groups
}
