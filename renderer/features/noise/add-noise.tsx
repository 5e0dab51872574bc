import { useState } from 'react'
import type { EventType } from '../../../core/event/event-type'
import { Field } from '../../components/field'
import { useAppState } from '../../hooks/use-app-state'

/** A path of the person's own, checked where it is written. */
export function AddNoise({ type }: { type: EventType }) {
  const { noise } = useAppState()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>()

  const add = (): void => {
    const wrong = noise.add(type, text.trim())
    setProblem(wrong ?? undefined)
    if (wrong === null) setText('')
  }

  return (
    <form
      className="noise-menu__add"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field label="Add a path" hint="A * stands for any element of a list." problem={problem}>
        {(props) => (
          <div className="noise-menu__entry">
            <input
              {...props}
              className={`${props.className} field__input--code`}
              value={text}
              placeholder="/data/items/*/updated_at"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value)
                setProblem(undefined)
              }}
            />
            <button type="submit" className="button" disabled={text.trim() === ''}>
              Add
            </button>
          </div>
        )}
      </Field>
    </form>
  )
}
