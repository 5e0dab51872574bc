import './timeline-link.css'
import { Route } from 'lucide-react'

interface TimelineLinkProps {
  /** What the timeline is of. */
  resourceId: string
  /** The key that does the same. */
  keys: string
  onOpen: () => void
}

/** The way from what is shown to the timeline of what it is about. */
export function TimelineLink({ resourceId, keys, onOpen }: TimelineLinkProps) {
  return (
    <button
      type="button"
      className="timeline-link"
      aria-label={`Timeline of ${resourceId}`}
      title={`Open the timeline of ${resourceId} (${keys})`}
      onClick={onOpen}
    >
      <Route size={13} aria-hidden="true" />
      Timeline
    </button>
  )
}
