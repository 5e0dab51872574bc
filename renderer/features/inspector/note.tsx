import './note.css'
import { NotebookPen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { MAX_NOTE_LENGTH, readNote } from '../../../core/delivery/annotation'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { useObservable } from '../../hooks/use-observable'

type NoteProps = Pick<DeliveryDetail, 'id' | 'note'>

/** A person's own words on the open delivery, to read and to write. */
export function Note({ id, note }: NoteProps) {
  const { noting } = useAppState()
  const isWriting = useObservable(noting) === id
  if (isWriting) return <NoteField id={id} note={note} />
  if (note === null) return null
  return (
    <p className="note selectable">
      <NotebookPen className="note__icon" size={13} aria-hidden="true" />
      <span className="visually-hidden">Note: </span>
      <span dir="auto">{note}</span>
    </p>
  )
}

/** Begins to write a note on the open delivery. */
export function NoteButton({ id, note }: NoteProps) {
  const { noting } = useAppState()
  const keys = useKeysOf('note')
  const label = note === null ? 'Write a note' : 'Change the note'
  return (
    <button
      type="button"
      className="button button--icon button--quiet"
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={() => {
        noting.set(id)
      }}
    >
      <NotebookPen size={15} aria-hidden="true" />
    </button>
  )
}

function NoteField({ id, note }: NoteProps) {
  const { noting, history, filter } = useAppState()
  const [text, setText] = useState(note ?? '')
  const [isFailed, setIsFailed] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
  }, [])

  const close = (): void => {
    noting.set(null)
  }
  const save = async (): Promise<boolean> => {
    const value = readNote(text)
    const isSaved = value === note || (await history.annotate([id], { what: 'note', value }))
    setIsFailed(!isSaved)
    // What could not be written down stays to be tried again.
    if (isSaved && noting.get() === id) close()
    return isSaved
  }

  return (
    <input
      ref={input}
      className="field__input note__field"
      aria-label="Note"
      aria-invalid={isFailed ? true : undefined}
      placeholder="A few words on this delivery; Enter keeps them"
      maxLength={MAX_NOTE_LENGTH}
      dir="auto"
      value={text}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          void save().then((isSaved) => {
            if (isSaved) filter.requestListFocus()
          })
        } else if (event.key === 'Escape') {
          close()
          filter.requestListFocus()
        } else {
          return
        }
        event.preventDefault()
      }}
      onBlur={() => {
        if (noting.get() === id) void save()
      }}
    />
  )
}
