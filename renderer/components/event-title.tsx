import './event-title.css'

interface EventTitleProps {
  eventName: string | null
  /** Null where there is no telling. */
  method: string | null
  target: string
}

/**
 * What a delivery is called: its event with the verb brought out (order.**dispatched**), or, where there is no event,
 * the request itself. Each is set apart from its neighbours' text direction, since a path may hold any script.
 */
export function EventTitle({ eventName, method, target }: EventTitleProps) {
  if (eventName === null) {
    return (
      <span className="event-title">
        {method === null ? null : <span className="event-title__method">{method}</span>}{' '}
        <bdi className="event-title__target">{target}</bdi>
      </span>
    )
  }
  const dot = eventName.indexOf('.')
  return (
    <bdi className="event-title">
      {dot > 0 ? <span className="event-title__noun">{eventName.slice(0, dot + 1)}</span> : null}
      {eventName.slice(dot + 1)}
    </bdi>
  )
}
