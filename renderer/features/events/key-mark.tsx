import type { KeySource } from '../../../core/event/event-key'

const MARKS: Readonly<Partial<Record<KeySource, { words: string; title: string }>>> = {
  content: {
    words: 'by content',
    title: 'No id was found: deliveries of the same bytes count as one event’s attempts.',
  },
  alone: {
    words: 'stands alone',
    title: 'Nothing in it tells it from another: each such delivery is an event of its own.',
  },
}

/** That an event has no id of its own: it was told from others by its content alone, or by nothing. */
export function KeyMark({ source }: { source: KeySource }) {
  const mark = MARKS[source]
  return mark === undefined ? null : (
    <span className="key-mark" title={mark.title}>
      {mark.words}
    </span>
  )
}
