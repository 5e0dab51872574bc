import { useState } from 'react'
import type { SavedFilter } from '../../../core/filter/saved-filter'
import { Field } from '../../components/field'
import { useAppState } from '../../hooks/use-app-state'

/** A saved filter's name, to be changed in its place. */
export function RenameFilterForm({ saved, onDone }: { saved: SavedFilter; onDone: () => void }) {
  const { savedFilters } = useAppState()
  const [name, setName] = useState(saved.name)
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <form
      className="saved-filters__form"
      aria-label={`Rename ${saved.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        const wrong = name.trim() === saved.name ? null : savedFilters.rename(saved, name)
        setProblem(wrong)
        if (wrong === null) onDone()
      }}
    >
      <Field label="Its new name" {...(problem === null ? {} : { problem })}>
        {(props) => (
          <input
            {...props}
            type="text"
            dir="auto"
            autoComplete="off"
            autoFocus
            value={name}
            onFocus={(event) => {
              event.target.select()
            }}
            onChange={(event) => {
              setName(event.target.value)
              setProblem(null)
            }}
          />
        )}
      </Field>
      <button type="submit" className="button button--primary">
        Rename
      </button>
      <button type="button" className="button" onClick={onDone}>
        Cancel
      </button>
    </form>
  )
}
