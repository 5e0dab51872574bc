import './matrix-foot.css'
import { ExternalLink, History, Volume1, VolumeX, type LucideIcon } from 'lucide-react'
import { cellText, rowLabel } from '../../../core/matrix/cells'
import { OUTSIDE, type Matrix, type MatrixRow } from '../../../core/matrix/matrix'
import type { CellActs } from './use-cell-acts'

interface MatrixFootProps {
  matrix: Matrix
  /** What is pointed at; null for nothing. */
  row: MatrixRow | null
  column: number | null
  acts: CellActs | null
}

/** Below the grid: the cell that is pointed at, whole, and what can be done with it. */
export function MatrixFoot({ matrix, row, column, acts }: MatrixFootProps) {
  if (row === null || acts === null) {
    return (
      <div className="matrix-foot matrix-foot--hint">Click a cell, or move to it, to follow its value</div>
    )
  }
  const value = column === null ? null : cellText(matrix, row.cells[column] ?? OUTSIDE)
  return (
    <div className="matrix-foot" role="group" aria-label="The cell that is pointed at">
      <span className="matrix-foot__text">
        <bdi className="matrix-foot__path selectable">{rowLabel(row)}</bdi>
        {value === null ? null : <bdi className="matrix-foot__value selectable">{value}</bdi>}
      </span>
      <span className="matrix-foot__acts">
        {acts.history === null ? null : (
          <Act icon={History} label="History" title="What it was over time (h)" onClick={acts.history} />
        )}
        <Act
          icon={row.isNoisy ? Volume1 : VolumeX}
          label={row.isNoisy ? 'Not noise' : 'Noise'}
          title={
            row.isNoisy
              ? 'Count this path as a change from now on (i)'
              : 'Set this path apart from now on, in every comparison of such events (i)'
          }
          onClick={acts.noise}
        />
        {acts.open === null ? null : (
          <Act icon={ExternalLink} label="Open" title="Open this delivery (Enter)" onClick={acts.open} />
        )}
      </span>
    </div>
  )
}

interface ActProps {
  icon: LucideIcon
  label: string
  title: string
  onClick: () => void
}

function Act({ icon: Icon, label, title, onClick }: ActProps) {
  return (
    <button type="button" className="button button--small button--quiet" title={title} onClick={onClick}>
      <Icon size={13} aria-hidden="true" />
      {label}
    </button>
  )
}
