import './marks-bar.css'
import { Copy, Download, Eye, GitCompareArrows, Pin, Trash2, X, type LucideIcon } from 'lucide-react'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { useObservable } from '../../hooks/use-observable'
import type { CommandId } from '../../state/commands'

/** What can be done with all that is marked; there only while something is. */
export function MarksBar() {
  const { marks } = useAppState()
  const ids = useObservable(marks.ids)
  const remark = useObservable(marks.remark)
  return (
    <div className="marks-place">
      <p className="visually-hidden" role="status">
        {ids.length === 0 ? '' : `${formatCount(ids.length)} marked`}
      </p>
      {remark === null ? null : (
        <p className="marks-remark" role="status">
          {remark}
        </p>
      )}
      {ids.length === 0 ? null : <Bar count={ids.length} />}
    </div>
  )
}

function Bar({ count }: { count: number }) {
  const { commands } = useAppState()
  return (
    <div className="marks-bar" role="toolbar" aria-label="With all that is marked">
      <span className="marks-bar__count">{formatCount(count)} marked</span>
      <button type="button" className="button button--quiet button--small" onClick={commands['mark-all']}>
        Mark all
      </button>
      <span className="marks-bar__acts">
        {count >= 2 ? <Act id="compare" label="Compare" icon={GitCompareArrows} /> : null}
        <Act id="pin" label="Pin" icon={Pin} />
        <Act id="seen" label="Mark as seen" icon={Eye} />
        <Act id="copy-as" label="Copy as…" icon={Copy} />
        <Act id="export" label="Export…" icon={Download} />
        <Act id="clear" label="Delete" icon={Trash2} />
        <Act id="unmark" label="Let go" icon={X} />
      </span>
    </div>
  )
}

function Act({ id, label, icon: Icon }: { id: CommandId; label: string; icon: LucideIcon }) {
  const { commands, filter, marks } = useAppState()
  const keys = useKeysOf(id)
  return (
    <button
      type="button"
      className="button button--quiet button--small button--icon"
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={() => {
        commands[id]()
        // The bar goes with the marks, and must not take the focus along.
        if (id === 'clear' || marks.ids.get().length === 0) filter.requestListFocus()
      }}
    >
      <Icon size={15} aria-hidden="true" />
    </button>
  )
}
