import './diff-row.css'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { rowAt, type DiffRow } from '../../../core/diff/view/row-at'
import type { ValueKind } from '../../../core/diff/model'
import { kindsAt, remarkAt } from '../../../core/diff/view/row-changes'
import type { DiffRows } from '../../../core/diff/view/rows'
import { pointerOfSteps, rowSteps } from '../../../core/diff/view/row-path'
import { formatCount } from '../../../core/format/size'
import type { RowsInSight } from '../../state/diff/comparison-store'
import { DiffCell, indent } from './diff-cell'
import { remarkWords } from './remark-words'
import { diffRowWords, foldWords, isRun } from './row-words'

interface DiffRowViewProps {
  shown: RowsInSight
  index: number
  isPointed: boolean
  id: string
  onOpenFold: (id: number) => void
  /** Goes to the other place of an element that moved. */
  onFollow: (row: number) => void
}

/** One row of a difference, on both sides. */
export const DiffRowView = memo(function DiffRowView(props: DiffRowViewProps) {
  const { shown, index, isPointed, id } = props
  const { rows, parents, comparison } = shown
  const { left, right } = comparison.texts
  const row = rowAt(rows, index, left, right)
  const remark = remarkAt(rows, index, left, right)
  const steps = rowSteps(rows, parents, index, 'right', right) ?? rowSteps(rows, parents, index, 'left', left)
  const words = remark === null ? null : remarkWords(remark)
  const path = steps === null ? null : pointerOfSteps(steps)
  const standsForSeveral = isRun(row) || (row.fold !== null && rows.language === 'text')
  return (
    <div
      id={id}
      data-row={index}
      role="row"
      className={
        isPointed
          ? `diff-row diff-row--${rows.layout} diff-row--pointed`
          : `diff-row diff-row--${rows.layout}`
      }
      aria-rowindex={index + 1}
      aria-level={((row.right ?? row.left)?.depth ?? 0) + 1}
      aria-selected={isPointed}
      aria-label={diffRowWords(row, path, words)}
      {...(row.fold === null ? {} : { 'aria-expanded': false })}
    >
      {standsForSeveral ? (
        <RunOfSame {...props} row={row} />
      ) : (
        <Cells {...props} row={row} remark={remark} words={words} />
      )}
    </div>
  )
})

function RunOfSame({ row, shown, onOpenFold }: DiffRowViewProps & { row: DiffRow }) {
  const { fold, left, right } = row
  return (
    <div role="gridcell" className="diff-row__run" style={indent((right ?? left)?.depth ?? 0)}>
      <button
        type="button"
        tabIndex={-1}
        className="diff-row__fold"
        onClick={() => {
          if (fold !== null) onOpenFold(fold.id)
        }}
      >
        <ChevronRight size={13} aria-hidden="true" />
        {foldWords({ fold, left, right, spansLines: shown.rows.language === 'text' })}
      </button>
    </div>
  )
}

interface CellsProps extends DiffRowViewProps {
  row: DiffRow
  remark: ReturnType<typeof remarkAt>
  words: string | null
}

function Cells(props: CellsProps) {
  const { row, remark, shown } = props
  const { layout, language } = shown.rows
  const notes = <RowNotes {...props} />
  // One below the other, a row has one side, or both where they are the same: then it shows what is.
  if (layout === 'unified') {
    const side = row.right === null ? 'left' : 'right'
    return (
      <DiffCell row={row} side={side} remark={remark} language={language}>
        {notes}
      </DiffCell>
    )
  }
  const isOnLeft = row.right === null
  return (
    <>
      <DiffCell row={row} side="left" remark={remark} language={language}>
        {isOnLeft ? notes : null}
      </DiffCell>
      <DiffCell row={row} side="right" remark={remark} language={language}>
        {isOnLeft ? null : notes}
      </DiffCell>
    </>
  )
}

function RowNotes({ row, words, shown, index, onFollow, onOpenFold }: CellsProps) {
  const { shape, mark, fold, left, right, node } = row
  const isUnifiedOld = shown.rows.layout === 'unified' && right === null
  const isFirst = shape !== 'close' && isFirstOfRight(shown.rows, index, node)
  return (
    <>
      {fold === null ? null : (
        <button
          type="button"
          tabIndex={-1}
          className="diff-row__whole"
          onClick={() => {
            onOpenFold(fold.id)
          }}
        >
          {formatCount(fold.rows)} lines
        </button>
      )}
      {mark === 'move' && shape !== 'close' ? (
        <button
          type="button"
          tabIndex={-1}
          className="diff-note diff-note--link"
          onClick={() => {
            onFollow(index)
          }}
        >
          {moveWords(row, shown, index)}
        </button>
      ) : null}
      {mark === 'rename' && shape !== 'close' ? (
        <span className="diff-note">
          {shown.rows.layout === 'unified' ? `renamed from ${left?.key ?? ''}` : 'renamed'}
        </span>
      ) : null}
      {mark === 'type' && isFirst && !isUnifiedOld ? (
        <span className="diff-note">{typeWords(shown, index)}</span>
      ) : null}
      {words === null || isUnifiedOld ? null : <span className="diff-note">{words}</span>}
      {row.isNoisy && shape !== 'close' ? <span className="diff-note">noise</span> : null}
    </>
  )
}

/** Several rows may tell of one value; what is said of it is said once, where it begins on its side. */
function isFirstOfRight(rows: DiffRows, index: number, node: number | null): boolean {
  return rows.node[index - 1] !== node || rows.rightStart[index - 1] === -1
}

function typeWords({ rows, comparison }: RowsInSight, index: number): string {
  const [before, after] = kindsAt(rows, index, comparison.texts.left, comparison.texts.right)
  return `${KIND_WORDS[before]} → ${KIND_WORDS[after]}`
}

const KIND_WORDS: Readonly<Record<ValueKind, string>> = {
  object: 'object',
  array: 'list',
  string: 'string',
  number: 'number',
  true: 'true',
  false: 'false',
  null: 'null',
}

/** An element's index changes with whatever comes before it: which way it moved says more. */
function moveWords({ shape, left, right }: DiffRow, { rows, moved }: RowsInSight, index: number): string {
  const places = moved.get(rows.node[index] ?? -1)
  const isUp = places === undefined || places.before === -1 || places.now < places.before
  const way = isUp ? '↑ moved up' : '↓ moved down'
  if (shape === 'away' || right === null) return way
  return left !== null && left.index !== right.index ? `${way} from ${String(left.index)}` : way
}
