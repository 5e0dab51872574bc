import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderList } from '../../../../core/delivery/headers'
import { diffHeaders } from '../../../../core/diff/header-diff'

function told(left: HeaderList, right: HeaderList): string[] {
  return diffHeaders(left, right).map(
    ({ change, left: one, right: other }) =>
      `${change} ${other?.name ?? one?.name ?? ''}: ${one?.value ?? '-'} ${other?.value ?? '-'}`,
  )
}

describe('the difference of headers', () => {
  it('tells what came, went and changed, in the right order', () => {
    expect(
      told(
        [
          ['Host', 'a'],
          ['X-Old', '1'],
          ['Signature', 'aa'],
          ['X-Last', 'z'],
        ],
        [
          ['Host', 'a'],
          ['Signature', 'bb'],
          ['X-New', '2'],
        ],
      ),
    ).toEqual([
      'same Host: a a',
      'remove X-Old: 1 -',
      'change Signature: aa bb',
      'add X-New: - 2',
      'remove X-Last: z -',
    ])
  })

  it('matches repeated fields by their values', () => {
    expect(
      told(
        [
          ['Via', '1'],
          ['Via', '2'],
          ['Via', '3'],
        ],
        [
          ['Via', '2'],
          ['Via', '3'],
        ],
      ),
    ).toEqual(['remove Via: 1 -', 'same Via: 2 2', 'same Via: 3 3'])
  })

  it('tells a name in other letters from another place', () => {
    expect(told([['content-type', 'x']], [['Content-Type', 'x']])).toEqual(['name-case Content-Type: x x'])
    expect(
      told(
        [
          ['A', '1'],
          ['B', '2'],
          ['C', '3'],
        ],
        [
          ['C', '3'],
          ['A', '1'],
          ['B', '2'],
        ],
      ),
    ).toEqual(['move C: 3 3', 'same A: 1 1', 'same B: 2 2'])
  })

  it('marks what tells of the moment and the way', () => {
    const [date, signature] = diffHeaders(
      [
        ['Date', '1'],
        ['Signature', '1'],
      ],
      [
        ['Date', '2'],
        ['Signature', '2'],
      ],
    )
    expect([date?.isVolatile, signature?.isVolatile]).toEqual([true, false])
  })

  it('has every field of either side once', () => {
    const headers = fc.array(fc.tuple(fc.constantFrom('A', 'a', 'B', 'Via'), fc.constantFrom('1', '2', '3')))
    fc.assert(
      fc.property(headers, headers, (left, right) => {
        const differences = diffHeaders(left, right)
        const lefts = differences.flatMap(({ left: field }) => field ?? [])
        expect(differences.flatMap(({ right: field }) => field?.index ?? [])).toEqual(
          right.map((_field, at) => at),
        )
        expect(lefts.map(({ index }) => index).sort((one, other) => one - other)).toEqual(
          left.map((_field, at) => at),
        )
        for (const { change, left: one, right: other } of differences) {
          if (change === 'same') expect([one?.name, one?.value]).toEqual([other?.name, other?.value])
        }
      }),
      { numRuns: 2000 },
    )
  })
})
