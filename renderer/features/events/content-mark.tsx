import type { KeySource } from '../../../core/event/event-key'

/** That an event was told from others by its content alone, which two events may share. */
export function ContentMark({ source }: { source: KeySource }) {
  return source === 'content' ? (
    <span
      className="content-mark"
      title="No id was found in it: deliveries of the same bytes count as attempts of one event."
    >
      by content
    </span>
  ) : null
}
