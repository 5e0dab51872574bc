// Pairs of documents with the edit that a person would name, from tests/fixtures/diff.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { totalOf } from '../../../../core/diff/counts'
import type { DiffOptions } from '../../../../core/diff/model'
import { printJsonPatch, toJsonPatch } from '../../../../core/diff/patch'
import { leadsTo } from '../../../support/applied-patch'
import { diffOf } from '../../../support/diff-of'
import { RIVALS } from '../../../support/diff-rivals'

interface Pair {
  /** What a person would say was done. */
  edit: string
  left: unknown
  right: unknown
  options?: DiffOptions
}

const folder = new URL('../../../fixtures/diff/', import.meta.url)
const pairs = readdirSync(folder).flatMap((file) =>
  (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Pair[]).map((pair) => ({ file, ...pair })),
)

/** Ours are the nodes that are differences: what is alike by an equivalence that the pair asks for is none. */
function countOurs({ left, right, options }: Pair): number {
  return totalOf(diffOf(JSON.stringify(left), JSON.stringify(right), options).counts)
}

function countRivals({ left, right }: Pair): number[] {
  return Object.values(RIVALS)
    .map((count) => count(structuredClone(left), structuredClone(right)))
    .filter((count) => count !== null)
}

/**
 * Counted are each library's smallest operations (see diff-rivals.ts): a member changed within an element that moved is
 * one beside the move, for all of them.
 */
describe('the edits that people make', () => {
  it.each(pairs)('takes no more operations than the best of four libraries: $file, $edit', (pair) => {
    expect(countOurs(pair)).toBeLessThanOrEqual(Math.min(...countRivals(pair)))
  })

  it.each(pairs)('leads from one document to the other: $file, $edit', ({ left, right, options }) => {
    const [leftText, rightText] = [JSON.stringify(left), JSON.stringify(right)]
    const patch = printJsonPatch(toJsonPatch(diffOf(leftText, rightText, options), rightText))
    expect(leadsTo(leftText, patch, rightText)).toEqual({ byFastJsonPatch: true, byRfc6902: true })
  })

  it('takes fewer than all of them for at least half of the pairs', () => {
    const fewer = pairs.filter((pair) => countOurs(pair) < Math.min(...countRivals(pair)))
    expect(pairs.length).toBeGreaterThanOrEqual(48)
    expect(fewer.length / pairs.length).toBeGreaterThanOrEqual(0.5)
  })
})
