import './attempt-table.css'
import type { Attempt, EventDetail } from '../../../core/event/group'
import { formatSize } from '../../../core/format/size'
import { formatDuration, formatLocalInstant } from '../../../core/format/time'
import { AnswerPill } from '../../components/answer-pill'
import { useAppState } from '../../hooks/use-app-state'

/** Each attempt of an event: when it came, how long after the one before, and how it was answered. */
export function AttemptTable({ event }: { event: EventDetail }) {
  return (
    <table className="attempts" aria-label="Attempts">
      <thead>
        <tr>
          <th scope="col">Attempt</th>
          <th scope="col">Arrived</th>
          <th scope="col">After</th>
          <th scope="col">Answered</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {event.attemptList.map((attempt, index) => (
          <AttemptLine
            key={attempt.delivery}
            attempt={attempt}
            before={event.attemptList[index - 1] ?? null}
          />
        ))}
      </tbody>
    </table>
  )
}

function AttemptLine({ attempt, before }: { attempt: Attempt; before: Attempt | null }) {
  const { browsing } = useAppState()
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="attempts__open"
          onClick={() => {
            browsing.openDelivery(attempt.delivery)
          }}
        >
          Attempt {attempt.attempt}
        </button>
      </th>
      <td>{formatLocalInstant(attempt.receivedAtUs / 1000)}</td>
      <td>{before === null ? '' : `+${formatDuration(attempt.receivedAtUs - before.receivedAtUs)}`}</td>
      <td>
        <AnswerPill status={attempt.status} fault={attempt.fault} />
      </td>
      <td>{formatSize(attempt.sizeBytes)}</td>
    </tr>
  )
}
