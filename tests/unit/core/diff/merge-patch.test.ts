import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMergePatch } from '../../../../core/diff/merge-patch'
import { DIFF_CASES, DIFF_CASES_TIMEOUT_MS } from '../../../support/diff-cases'
import { diffOf } from '../../../support/diff-of'
import { anyPair } from '../../../support/json-arbitraries'

/** MergePatch as RFC 7386 defines it, section 2. */
function applied(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const isObject = typeof target === 'object' && target !== null && !Array.isArray(target)
  const result = new Map<string, unknown>(isObject ? Object.entries(target) : [])
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name)
    else result.set(name, applied(result.get(name), value))
  }
  return Object.fromEntries(result)
}

describe('a merge patch out of a difference', () => {
  it(
    'makes the left document the right one wherever it says that it loses nothing',
    () => {
      fc.assert(
        fc.property(anyPair, ([left, right]) => {
          const rightText = JSON.stringify(right)
          const patch = toMergePatch(diffOf(JSON.stringify(left), rightText), rightText)
          const result = applied(JSON.parse(JSON.stringify(left)), JSON.parse(patch.text))
          const isEqual = isDeepStrictEqual(result, JSON.parse(rightText))
          expect(isEqual || patch.lostNulls.length > 0).toBe(true)
        }),
        { numRuns: DIFF_CASES },
      )
    },
    DIFF_CASES_TIMEOUT_MS,
  )

  it('names the arrays that it holds whole and the nulls that it loses', () => {
    const right = '{"a":[1,3],"b":{"c":null},"d":1}'
    expect(toMergePatch(diffOf('{"a":[1,2],"b":{},"d":1,"e":2}', right), right)).toEqual({
      text: '{"a":[1,3],"b":{"c":null},"e":null}',
      wholeArrays: ['/a'],
      lostNulls: ['/b/c'],
    })
  })
})
