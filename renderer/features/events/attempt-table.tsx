import './attempt-table.css'
import { Fragment, useRef, useState, type KeyboardEvent } from 'react'
import type { Attempt, EventDetail } from '../../../core/event/group'
import {
  missingBefore,
  placeAttempts,
  scheduleOf,
  type PlacedAttempt,
  type Schedule,
} from '../../../core/event/schedule'
import { providerLabel } from '../../../core/provider/providers'
import { AttemptLine, MissingLine } from './attempt-line'
import { VolatileHeaders } from './volatile-headers'

/** Each attempt of an event, beside what its sender was to do and beside the first. */
export function AttemptTable({ event }: { event: EventDetail }) {
  const { attemptList, provider } = event
  const schedule = scheduleOf(provider)
  const [current, setCurrent] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const onKeyDown = (press: KeyboardEvent): void => {
    const next = stepOf(press.key, current, attemptList.length - 1)
    if (next === null) return
    press.preventDefault()
    setCurrent(next)
    body.current?.querySelectorAll('button').item(next).focus()
  }
  return (
    <table className="attempts" aria-label="Attempts">
      <thead>
        <tr>
          <th scope="col">Attempt</th>
          <th scope="col">Arrived</th>
          <th scope="col">After</th>
          <th scope="col">Answered</th>
          {schedule === null ? null : (
            <th scope="col" className="attempts__logged" title="What its console shows of this attempt">
              {providerLabel(provider)} logs
            </th>
          )}
          <th scope="col" className="attempts__same" title="The body’s bytes, against the first attempt’s">
            Bytes
          </th>
          <th
            scope="col"
            className="attempts__same"
            title="The payload whatever the order of keys, spaces and escapes, against the first attempt’s"
          >
            JSON
          </th>
          <th scope="col" className="attempts__same">
            <span className="attempts__headers">
              Headers <VolatileHeaders />
            </span>
          </th>
          <th scope="col" className="attempts__size">
            Size
          </th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {placed(attemptList, schedule).map((place, index) => {
          const attempt = attemptList[index]
          if (attempt === undefined) return null
          const missing = schedule === null ? null : missingBefore(attempt, place, schedule)
          return (
            <Fragment key={attempt.delivery}>
              {missing === null ? null : <MissingLine missing={missing} />}
              <AttemptLine
                attempt={attempt}
                place={place}
                schedule={schedule}
                isFirst={index === 0}
                isCurrent={index === Math.min(current, attemptList.length - 1)}
              />
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** Without a schedule the gaps are all there is to say. */
function placed(attempts: readonly Attempt[], schedule: Schedule | null): PlacedAttempt[] {
  if (schedule !== null) return placeAttempts(attempts, schedule)
  return attempts.map(({ attempt, receivedAtUs }, index) => {
    const before = attempts[index - 1]
    const gapUs = before === undefined ? null : receivedAtUs - before.receivedAtUs
    return { number: attempt, gapUs, expectedGapUs: null, lateByUs: 0, isAfterMissing: false }
  })
}

/** Where a key leads from a line of the table; null for other keys. */
function stepOf(key: string, current: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, last)
    case 'ArrowUp':
      return Math.max(current - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
