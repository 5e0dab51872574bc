import './row-details.css'
import { EyeOff, Filter, History } from 'lucide-react'
import { rowAt, type DiffRow } from '../../../core/diff/view/row-at'
import { remarkAt } from '../../../core/diff/view/row-changes'
import { pointerOfSteps, rowSteps } from '../../../core/diff/view/row-path'
import { eventTypeOf } from '../../../core/event/event-type'
import { patternFor } from '../../../core/noise/noise-choices'
import { CopyButton } from '../../components/copy-button'
import { IconButton } from '../../components/icon-button'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonStore, RowsInSight } from '../../state/diff/comparison-store'
import { MARK_SIGNS } from './mark-signs'
import { remarkWords } from './remark-words'

interface RowDetailsProps {
  store: ComparisonStore
  shown: RowsInSight
}

/** Below the rows: where the pointed one is, what happened there, and what can be taken from it. */
export function RowDetails({ store, shown }: RowDetailsProps) {
  const pointed = useObservable(store.pointed)
  const { rows, comparison } = shown
  if (rows.language === 'text') return null
  return (
    <div className="row-details" role="group" aria-label="The row pointed at">
      {pointed === null || pointed >= rows.count ? (
        <span className="row-details__hint">
          Click a row, or move to it, to see its path and copy from it
        </span>
      ) : (
        <Details store={store} shown={shown} index={pointed} key={comparison.right.detail?.id ?? 0} />
      )}
    </div>
  )
}

function Details({ store, shown, index }: RowDetailsProps & { index: number }) {
  const { copyText } = useAppState()
  const { rows, parents, comparison } = shown
  const { left, right } = comparison.texts
  const row = rowAt(rows, index, left, right)
  const remark = remarkAt(rows, index, left, right)
  const onRight = rowSteps(rows, parents, index, 'right', right)
  const steps = onRight ?? rowSteps(rows, parents, index, 'left', left) ?? []
  const path = pointerOfSteps(steps)
  const words = remark === null ? null : remarkWords(remark)
  return (
    <>
      <span className="row-details__what">
        {row.mark === 'same' || row.mark === 'inside' ? '' : MARK_SIGNS[row.mark].said}
        {words === null ? '' : ` (${words})`}
      </span>
      <bdi className="row-details__path mono selectable" title={path}>
        {path === '' ? 'the whole document' : path}
      </bdi>
      <span className="row-details__acts">
        <CopyButton small variant="quiet" label="Copy the path" text="Path" onCopy={() => copyText(path)} />
        <CopyValue row={row} shown={shown} index={index} side="left" />
        <CopyValue row={row} shown={shown} index={index} side="right" />
        <PathActs store={store} shown={shown} steps={steps} isOnRight={onRight !== null} />
      </span>
    </>
  )
}

interface CopyValueProps {
  row: DiffRow
  shown: RowsInSight
  index: number
  side: 'left' | 'right'
}

/** Copies a side's value as it is written; where both sides stand in rows of their own, each row has its own. */
function CopyValue({ row, shown, index, side }: CopyValueProps) {
  const { copyText } = useAppState()
  const { rows, comparison } = shown
  if (row[side] === null) return null
  const [start, end] = side === 'left' ? [rows.leftStart, rows.leftEnd] : [rows.rightStart, rows.rightEnd]
  const isSame = row.mark === 'same' || row.mark === 'move' || row.mark === 'rename'
  if (isSame && side === 'left' && row.right !== null) return null
  const name = isSame ? 'value' : side === 'left' ? 'old value' : 'new value'
  return (
    <CopyButton
      small
      variant="quiet"
      label={`Copy the ${name}`}
      text={isSame ? 'Value' : side === 'left' ? 'Old' : 'New'}
      onCopy={() => copyText(comparison.texts[side].slice(start[index], end[index]))}
    />
  )
}

interface PathActsProps {
  store: ComparisonStore
  shown: RowsInSight
  steps: readonly (string | number)[]
  isOnRight: boolean
}

function PathActs({ store, shown, steps, isOnRight }: PathActsProps) {
  const { noise, valueHistory } = useAppState()
  const { left, right } = shown.comparison
  const side = isOnRight ? right : left
  const { detail, text } = side
  if (steps.length === 0) return null
  return (
    <>
      <IconButton
        label="Only changes at this path"
        icon={Filter}
        onClick={() => {
          store.setFilter({ path: `${pointerOfSteps(steps)}/` })
        }}
      />
      {detail === null || text === null ? null : (
        <>
          <IconButton
            label="History of this value"
            icon={History}
            onClick={() => {
              valueHistory.follow(detail, text, [...steps])
            }}
          />
          <IconButton
            label="Count this path as noise"
            icon={EyeOff}
            onClick={() => {
              noise.add(eventTypeOf(detail), patternFor(steps))
            }}
          />
        </>
      )}
    </>
  )
}
