import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printJsonPatch, toJsonPatch } from '../../../../core/diff/patch'
import { leadsTo } from '../../../support/applied-patch'
import { DIFF_CASES, DIFF_CASES_TIMEOUT_MS } from '../../../support/diff-cases'
import { diffOf } from '../../../support/diff-of'
import { anyPair } from '../../../support/json-arbitraries'

describe('a JSON Patch out of a difference', () => {
  it(
    'makes the left document the right one, by two libraries’ reckoning',
    () => {
      fc.assert(
        fc.property(anyPair, ([left, right]) => {
          const leftText = JSON.stringify(left)
          const rightText = JSON.stringify(right)
          const printed = printJsonPatch(toJsonPatch(diffOf(leftText, rightText), rightText))
          expect(leadsTo(leftText, printed, rightText)).toEqual({ byFastJsonPatch: true, byRfc6902: true })
        }),
        { numRuns: DIFF_CASES },
      )
    },
    DIFF_CASES_TIMEOUT_MS,
  )
})
