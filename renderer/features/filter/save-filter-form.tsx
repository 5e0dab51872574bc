import { useState } from 'react'
import { printFilter } from '../../../core/filter/print'
import { Field } from '../../components/field'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Gives the filter of the moment a name. */
export function SaveFilterForm() {
  const { savedFilters, filter } = useAppState()
  const { parsed } = useObservable(filter.state)
  const { items } = useObservable(savedFilters.state)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  if (parsed.filter === null) {
    return (
      <p className="saved-filters__hint">
        The filter has a mistake in it; it can be saved when that is mended.
      </p>
    )
  }
  const text = printFilter(parsed.filter)
  const known = items.find((saved) => saved.text === text)
  if (text === '') {
    return (
      <p className="saved-filters__hint">Nothing is filtered just now. What is typed can be saved here.</p>
    )
  }
  if (known !== undefined) {
    return (
      <p className="saved-filters__hint">
        This filter is saved as <bdi className="saved-filters__known">{known.name}</bdi>.
      </p>
    )
  }
  return (
    <form
      className="saved-filters__form"
      aria-label="Save this filter"
      onSubmit={(event) => {
        event.preventDefault()
        const wrong = savedFilters.add(name, text)
        setProblem(wrong)
        if (wrong === null) setName('')
      }}
    >
      <Field label="Save this filter as" {...(problem === null ? {} : { problem })}>
        {(props) => (
          <input
            {...props}
            type="text"
            dir="auto"
            autoComplete="off"
            placeholder="Its name"
            value={name}
            onChange={(event) => {
              setName(event.target.value)
              setProblem(null)
            }}
          />
        )}
      </Field>
      <button type="submit" className="button button--primary">
        Save
      </button>
    </form>
  )
}
