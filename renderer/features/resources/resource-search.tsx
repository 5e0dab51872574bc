import './resource-search.css'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Looks for resources by the beginning of any of their ids, as it is typed. */
export function ResourceSearch() {
  const { resources, filter } = useAppState()
  const { text } = useObservable(resources.search)
  const focusRequests = useObservable(filter.focusRequests)
  const [requestsBefore] = useState(focusRequests)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (focusRequests === requestsBefore) return
    input.current?.focus()
    input.current?.select()
  }, [focusRequests, requestsBefore])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault()
      const [first] = resources.list.view.get().rows
      if (text.trim() !== '' && first !== undefined) resources.openId(first.id)
      filter.requestListFocus()
    } else if (event.key === 'Escape') {
      if (text === '') filter.requestListFocus()
      else resources.find('')
    }
  }
  return (
    <search className="resource-search" aria-label="Find a resource">
      <label className="resource-search__field">
        <Search size={14} aria-hidden="true" className="resource-search__icon" />
        <span className="visually-hidden">Find by any id</span>
        <input
          ref={input}
          className="resource-search__input"
          type="text"
          placeholder="Find by any id: order_h4m8t1qz7x, AC583920, ORD-1001"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            resources.find(target.value)
          }}
          onKeyDown={onKeyDown}
        />
        {text === '' ? <kbd className="resource-search__key">/</kbd> : null}
      </label>
      <FoundCount />
      {text === '' ? null : (
        <button
          type="button"
          className="button button--icon button--quiet"
          aria-label="Clear the search"
          title="Clear the search"
          onClick={() => {
            resources.find('')
            input.current?.focus()
          }}
        >
          <X size={15} aria-hidden="true" />
        </button>
      )}
    </search>
  )
}

function FoundCount() {
  const { resources } = useAppState()
  const { text, hasMore } = useObservable(resources.search)
  const { rows, failure } = useObservable(resources.list.view)
  const count = formatCount(rows.length)
  const words =
    text.trim() === ''
      ? ''
      : failure !== null
        ? 'Can’t be searched just now'
        : hasMore
          ? `${count} of more`
          : rows.length === 0
            ? 'None found'
            : `${count} found`
  return (
    <span className="resource-search__count" role="status">
      {words}
    </span>
  )
}
