import type { Side } from '../../../core/diff/model'
import type { Remark } from '../../../core/diff/remark'
import { cellPieces, keyText, type Piece } from '../../../core/diff/view/cell-pieces'
import type { DiffRow } from '../../../core/diff/view/row-at'
import type { RowLanguage } from '../../../core/diff/view/rows'
import type { ReactNode } from 'react'
import { MARK_SIGNS } from './mark-signs'

/** Deeper levels stand no further in: a hostile text has ten thousand. */
const MAX_INDENT = 14
const INDENT_PX = 14

/** How far in a level stands. */
export function indent(depth: number): { paddingLeft: number } {
  return { paddingLeft: Math.min(depth, MAX_INDENT) * INDENT_PX }
}

interface DiffCellProps {
  row: DiffRow
  side: Side
  remark: Remark | null
  language: RowLanguage
  /** After the value: what can be said and done. */
  children?: ReactNode
}

/** One side of a row. */
export function DiffCell({ row, side, remark, language, children }: DiffCellProps) {
  const cell = row[side]
  if (cell === null) return <div className="diff-cell diff-cell--none" role="gridcell" />
  const sign = signOf(row, side)
  const key = language === 'json' ? keyText(cell) : null
  return (
    <div className={cellClass(row, side)} role="gridcell">
      {language === 'text' ? <span className="diff-cell__line">{(cell.index ?? 0) + 1}</span> : null}
      <span className="diff-cell__sign" aria-hidden="true">
        {sign}
      </span>
      <span
        className={
          cell.shape === 'fold' || cell.shape === 'away'
            ? 'diff-cell__text diff-cell__text--hint'
            : 'diff-cell__text'
        }
        style={indent(cell.depth)}
      >
        {key === null ? null : (
          <>
            <bdi className="diff-cell__key">{key}</bdi>
            <span className="diff-cell__colon">: </span>
          </>
        )}
        {language === 'json' && key === null && cell.index !== null ? (
          <span className="diff-cell__index">{cell.index}</span>
        ) : null}
        <bdi className="diff-cell__value">
          {cellPieces(row, side, remark, language).map((piece, at) => (
            // The pieces of one text never move.
            <PieceOf key={at} piece={piece} side={side} />
          ))}
        </bdi>
        {children}
      </span>
    </div>
  )
}

function PieceOf({ piece: { kind, text }, side }: { piece: Piece; side: Side }) {
  if (kind === 'plain') return text
  if (kind !== 'changed') return <span className={`diff-piece diff-piece--${kind}`}>{text}</span>
  return side === 'left' ? <del className="diff-piece">{text}</del> : <ins className="diff-piece">{text}</ins>
}

/** A changed value was on the left and is on the right; what only one side has is told by that side's sign. */
function signOf({ mark, shape, left, right }: DiffRow, side: Side): string {
  if (shape === 'close') return ''
  if (mark === 'change' || mark === 'type') {
    if (left !== null && right !== null) return MARK_SIGNS[mark].sign
    return side === 'left' ? MARK_SIGNS.remove.sign : MARK_SIGNS.add.sign
  }
  return MARK_SIGNS[mark].sign
}

function cellClass({ mark, shape, isNoisy, left, right }: DiffRow, side: Side): string {
  const names = ['diff-cell']
  if (shape === 'away') names.push('diff-cell--away')
  else if (mark !== 'same' && mark !== 'inside') {
    const isChange = mark === 'change' || mark === 'type'
    const tone = isChange ? (side === 'left' ? 'remove' : 'add') : mark
    // An object that moved is marked where it begins and ends; what changed in it has marks of its own.
    names.push(`diff-cell--${tone}`)
  }
  if (isNoisy) names.push('diff-cell--noisy')
  if (left === null || right === null) names.push('diff-cell--alone')
  return names.join(' ')
}
