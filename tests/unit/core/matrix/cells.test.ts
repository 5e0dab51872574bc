import { describe, expect, it } from 'vitest'
import { buildMatrix } from '../../../../core/matrix/build-matrix'
import { cellText, isChanged, printTable, rowLabel } from '../../../../core/matrix/cells'

function matrixOf(...documents: unknown[]) {
  const texts = documents.map((document) => (document === null ? null : JSON.stringify(document)))
  return buildMatrix(texts, [])
}

describe('the cells of a matrix', () => {
  it('are changed where they are another than the last that could be', () => {
    const { rows } = matrixOf({ a: 1 }, { a: 1 }, null, { a: 2 }, { a: 2 }, {})
    const changed = rows.map((row) => row.cells.map((_cell, column) => isChanged(row, column)))
    expect(changed).toEqual([[false, false, false, true, false, true]])
  })

  it('say what stands there, and how much where it is long', () => {
    const ones = Array.from({ length: 200 }, () => 1)
    const matrix = matrixOf({ a: {}, b: 'x'.repeat(300), c: ones }, { a: '', b: '', c: [1, 2] })
    const told = matrix.rows.map((row) => row.cells.map((cell) => cellText(matrix, cell)))
    expect(told).toEqual([
      ['{}', '""'],
      [`${'x'.repeat(200)}…`, '""'],
      ['[ 200 elements ]', '[1,2]'],
    ])
  })

  it('are a table for a spreadsheet', () => {
    const matrix = matrixOf({ a: 'x\ty' }, { b: { c: 1 } })
    expect(printTable(matrix, ['first', 'second'])).toBe('path\tfirst\tsecond\na\tx y\t\nb\t\t{ 1 field }')
  })

  it('stand at paths as people write them', () => {
    const { rows } = matrixOf({ items: [{ id: 'a' }, { id: 'b' }] }, { items: [{ id: 'b' }, { id: 'a' }] })
    expect(rows.map(rowLabel)).toEqual(['items (order)'])
    expect(matrixOf(1, 2).rows.map(rowLabel)).toEqual(['the whole payload'])
  })
})
