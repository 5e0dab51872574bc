import './run-list.css'
import { ArrowRight } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { numberDifference } from '../../../core/diff/number-difference'
import { formatCount } from '../../../core/format/size'
import { formatClock, formatDay } from '../../../core/format/time'
import type { RunValue, ValueRun } from '../../../core/values/value-run'
import { EventTitle } from '../../components/event-title'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ValueHistoryState } from '../../state/values/value-history'

/** The changes of a value, newest first; arrow keys move, Enter opens. */
export function RunList({ state, foot }: { state: ValueHistoryState; foot: ReactNode }) {
  const { selection } = useAppState()
  const openId = useObservable(selection.selected)?.id ?? null
  const { runs, isWhole, scope } = state
  return (
    <div className="run-list" onKeyDown={moveFocus}>
      <ol aria-label="Changes, newest first">
        {runs.map((run, at) => (
          <li key={run.oldest}>
            <RunButton
              run={run}
              before={runs[at + 1] ?? null}
              isFirst={isWhole && at === runs.length - 1}
              isOpen={openId !== null && openId >= run.oldest && openId <= run.newest}
              showsResource={scope === 'type'}
            />
          </li>
        ))}
      </ol>
      {foot}
    </div>
  )
}

/** The buttons are many: arrow keys go from one to the next, as in any list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.run-list__run')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus()
  event.preventDefault()
}

interface RunButtonProps {
  run: ValueRun
  /** The run that it followed; null where that is not known. */
  before: ValueRun | null
  /** Whether nothing was before it. */
  isFirst: boolean
  /** Whether one of its deliveries is the open one. */
  isOpen: boolean
  showsResource: boolean
}

function RunButton({ run, before, isFirst, isOpen, showsResource }: RunButtonProps) {
  const { browsing } = useAppState()
  return (
    <button
      type="button"
      className="run-list__run"
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => {
        browsing.openDelivery(run.oldest)
      }}
    >
      <time className="run-list__time">{timeOf(run.oldestAtUs)}</time>
      <span className="run-list__change">
        {before === null ? null : (
          <>
            <Value value={before.value} />
            <ArrowRight className="run-list__arrow" size={12} role="img" aria-label="became" />
          </>
        )}
        <Value value={run.value} />
        {isFirst ? <span className="run-list__note">at first</span> : null}
        <Difference before={before?.value ?? null} after={run.value} />
      </span>
      <span className="run-list__event">
        <EventTitle eventName={run.eventName} method={null} target="" />
        {showsResource && run.resourceId !== null ? (
          <bdi className="run-list__resource">{run.resourceId}</bdi>
        ) : null}
      </span>
      <span className="run-list__count">
        {run.count === 1 ? '' : `for ${formatCount(run.count)} deliveries`}
      </span>
    </button>
  )
}

function Value({ value }: { value: RunValue | null }) {
  const words =
    value === null ? 'not there' : value.kind === 'string' && value.text === '' ? '""' : value.text
  const kind = value?.kind ?? 'none'
  return (
    <bdi className={`run-list__value run-list__value--${kind}`} title={words}>
      {words}
      {value?.isCut === true ? '…' : ''}
    </bdi>
  )
}

function Difference({ before, after }: { before: RunValue | null; after: RunValue | null }) {
  if (before?.kind !== 'number' || after?.kind !== 'number') return null
  const text = numberDifference(before.text, after.text)
  return text === null ? null : <span className="run-list__note">{text}</span>
}

function timeOf(us: number): string {
  const ms = us / 1000
  const isToday = new Date(ms).toDateString() === new Date().toDateString()
  return isToday ? formatClock(ms) : `${formatDay(ms, Date.now())} ${formatClock(ms)}`
}
