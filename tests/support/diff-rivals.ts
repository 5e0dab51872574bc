// Other libraries that compare JSON, each asked in the way that serves it best.
import { isDeepStrictEqual } from 'node:util'
import { applyChangeset, atomizeChangeset, diff as jsonDiffTs } from 'json-diff-ts'
import { create, type Delta } from 'jsondiffpatch'
import microdiff from 'microdiff'
import { createPatch } from 'rfc6902'

export type RivalName = 'jsondiffpatch' | 'json-diff-ts' | 'microdiff' | 'rfc6902'

/**
 * How many operations each needs from one parsed document to another: its smallest parts, so that a change of two members
 * of one object is two for all of them. Null where what it says does not lead to the right document, by its own apply:
 * json-diff-ts matches by key and says nothing of an order that changed.
 */
export const RIVALS: Readonly<Record<RivalName, (left: unknown, right: unknown) => number | null>> = {
  // With moves, and with a hash by whatever names an element.
  jsondiffpatch: (left, right) => countDelta(withMoves.diff(left, right)),
  // With the key of each array given, changes split to the single value, and a change of type told as one.
  'json-diff-ts': (left, right) => {
    const changes = compareWithKeys(left, right)
    const applied: unknown = applyChangeset(structuredClone(left), changes)
    return isDeepStrictEqual(applied, right) ? countKeyed(changes) : null
  },
  // It compares objects and arrays only.
  microdiff: (left, right) => microdiff({ root: left }, { root: right }).length,
  rfc6902: (left, right) => createPatch(left, right).length,
}

/** As `RIVALS` asks it, for measuring: without the check. */
export function compareWithKeys(left: unknown, right: unknown) {
  const embeddedObjKeys = keysOfArrays(left)
  return jsonDiffTs(left, right, { embeddedObjKeys, treatTypeChangeAsReplace: false })
}

/** Its smallest operations. */
export function countKeyed(changes: ReturnType<typeof compareWithKeys>): number {
  return atomizeChangeset(changes).length
}

/** As `RIVALS` asks it, for measuring: without the count. */
export function compareWithMoves(left: unknown, right: unknown): Delta {
  return withMoves.diff(left, right)
}

const NAMING = ['id', 'public_id', 'uuid', 'sku', 'code', 'name'] as const

const withMoves = create({
  objectHash: (element) => {
    const named = element as Record<string, unknown>
    const name = NAMING.find((candidate) => named[candidate] !== undefined)
    return name === undefined ? JSON.stringify(element) : JSON.stringify(named[name])
  },
  arrays: { detectMove: true },
})

/** A delta's leaves are arrays: an addition, a removal, a change or a move. */
export function countDelta(delta: unknown): number {
  if (delta === undefined) return 0
  if (Array.isArray(delta)) return 1
  return Object.entries(delta as object).reduce(
    (sum, [name, below]) => (name === '_t' ? sum : sum + countDelta(below)),
    0,
  )
}

/** By dotted path: the member that names all elements of each array of objects. */
function keysOfArrays(document: unknown): Record<string, string> {
  const keys: Record<string, string> = {}
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      const key = NAMING.find((name) => value.length > 0 && value.every((element) => hasOwn(element, name)))
      if (key !== undefined) keys[path] = key
      value.forEach((element) => visit(element, path))
    } else {
      for (const [name, below] of Object.entries(value)) visit(below, path === '' ? name : `${path}.${name}`)
    }
  }
  visit(document, '')
  return keys
}

function hasOwn(element: unknown, name: string): boolean {
  return typeof element === 'object' && element !== null && Object.hasOwn(element, name)
}
