import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import fastJsonPatch, { type Operation as FastOperation } from 'fast-json-patch'
import { applyPatch as applyRfc6902, type Operation } from 'rfc6902'
import { describe, expect, it } from 'vitest'
import { printJsonPatch, toJsonPatch } from '../../../../core/diff/patch'
import { diffOf } from '../../../support/diff-of'
import { anyPair } from '../../../support/json-arbitraries'

/** 20,000 cases take some seconds; `DIFF_CASES=200000` looks longer. */
const numRuns = Number(process.env['DIFF_CASES'] ?? 20_000)

describe('a JSON Patch out of a difference', () => {
  it('makes the left document the right one, by two libraries’ reckoning', () => {
    fc.assert(
      fc.property(anyPair, ([left, right]) => {
        const leftText = JSON.stringify(left)
        const rightText = JSON.stringify(right)
        const printed = printJsonPatch(toJsonPatch(diffOf(leftText, rightText), rightText))
        const wanted: unknown = JSON.parse(rightText)
        const byFast = fastJsonPatch.applyPatch(
          JSON.parse(leftText) as unknown,
          JSON.parse(printed) as FastOperation[],
          true,
        ).newDocument
        // Not vitest's own comparison, which takes a member named `constructor` for the constructor.
        expect(isDeepStrictEqual(byFast, wanted)).toBe(true)
        // It changes a document in place, and so can't change the root's own value.
        const holder: { root: unknown } = { root: JSON.parse(leftText) as unknown }
        const inHolder = (JSON.parse(printed) as { path: string; from?: string }[]).map((operation) => ({
          ...operation,
          path: `/root${operation.path}`,
          ...(operation.from === undefined ? {} : { from: `/root${operation.from}` }),
        }))
        const problems = applyRfc6902(holder, inHolder as Operation[])
        expect(problems.filter((problem) => problem !== null)).toEqual([])
        expect(isDeepStrictEqual(holder.root, wanted)).toBe(true)
      }),
      { numRuns },
    )
  }, 120_000)
})
