import * as fc from 'fast-check'

/**
 * Names that trip up code which keeps members in plain objects or puts them into pointers as they are. Without `__proto__`,
 * `constructor` and `prototype`, which libraries that apply patches refuse or step over.
 */
const HOSTILE_NAMES = ['', '/', '~', '~0', '~1', '*', 'toString', 'length', '0', '-1', 'a/b', '\u0000', 'é']

const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

const tameName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('id', 'name', 'status', 'items', 'meta', 'a', 'b', 'c') },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }).filter((text) => !RESERVED.has(text)) },
)

/** With the names that `tameName` leaves out. */
const anyName = fc.oneof(
  { weight: 4, arbitrary: tameName },
  { weight: 1, arbitrary: fc.constantFrom(...RESERVED, 'hasOwnProperty', '__defineGetter__') },
)

const scalar = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 3, '', 'x', 'created', 'dispatched'),
  },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

/** Small JSON values in which names and scalars often come again, so that two of them have something in common. */
export const anyJson: fc.Arbitrary<unknown> = jsonWith(tameName)

function jsonWith(name: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 8 }),
      fc.array(fc.tuple(name, tie('value')), { maxLength: 8 }).map(objectOf),
      fc.array(fc.record({ id: fc.integer({ min: 0, max: 9 }), a: tie('value') }), { maxLength: 8 }),
      fc.array(fc.constantFrom(1, 2, 3, 'a'), { maxLength: 12 }),
    ),
  })).value
}

function objectOf(members: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(members)
}

type Edit = { what: 'replace' | 'remove' | 'shuffle' | 'rename' | 'copy'; where: number; value: unknown }

/** Two values of which the second is often the first with a few edits. */
export const anyPair = pairsOf(anyJson)

/** The same with every name there may be. */
export const anyHostilePair = pairsOf(jsonWith(anyName))

function pairsOf(json: fc.Arbitrary<unknown>): fc.Arbitrary<readonly [unknown, unknown]> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    what: fc.constantFrom('replace', 'remove', 'shuffle', 'rename', 'copy'),
    where: fc.nat(1000),
    value: json,
  })
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(json, fc.array(edit, { maxLength: 4 }))
        .map(([left, edits]) => [left, edits.reduce(edited, left)] as const),
    },
    { weight: 1, arbitrary: fc.tuple(json, json) },
  )
}

/** A value with one edit somewhere within it. */
function edited(value: unknown, { what, where, value: other }: Edit): unknown {
  const containers: unknown[] = []
  const copy: unknown = structuredClone(value)
  collect(copy, containers)
  if (containers.length === 0) return what === 'replace' ? other : copy
  const target = containers[where % containers.length]
  if (Array.isArray(target)) editArray(target, what, where, other)
  else editObject(target as Record<string, unknown>, what, where, other)
  return copy
}

function collect(value: unknown, containers: unknown[]): void {
  if (typeof value !== 'object' || value === null) return
  containers.push(value)
  for (const child of Object.values(value)) collect(child, containers)
}

function editArray(array: unknown[], what: Edit['what'], where: number, other: unknown): void {
  const index = array.length === 0 ? 0 : (where * 7) % array.length
  if (what === 'replace') array[index] = other
  else if (what === 'remove') array.splice(index, 1)
  else if (what === 'copy')
    array.splice(index, 0, structuredClone(array[(where * 3) % Math.max(1, array.length)] ?? other))
  else array.splice((where * 5) % (array.length + 1), 0, ...array.splice(index, 1 + (where % 3)))
}

function editObject(
  object: Record<string, unknown>,
  what: Edit['what'],
  where: number,
  other: unknown,
): void {
  const names = Object.keys(object)
  const chosen = names[where % Math.max(1, names.length)] ?? 'a'
  if (what === 'remove') Reflect.deleteProperty(object, chosen)
  else if (what === 'rename' || what === 'shuffle') {
    const value = object[chosen] ?? other
    Reflect.deleteProperty(object, chosen)
    object[what === 'rename' ? `${chosen}_new` : chosen] = value
  } else object[chosen] = other
}
