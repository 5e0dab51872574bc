import './completion-list.css'
import { useEffect, useRef } from 'react'
import type { Completion } from '../../../core/filter/complete'

interface CompletionListProps {
  id: string
  items: readonly Completion[]
  /** Index of the one that Enter takes; -1 for none. */
  active: number
  onTake: (item: Completion) => void
}

/** What fits at the caret. The focus stays in the field, which names the active one to those who hear it. */
export function CompletionList({ id, items, active, onTake }: CompletionListProps) {
  const activeItem = useRef<HTMLDivElement>(null)
  useEffect(() => {
    activeItem.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div id={id} role="listbox" aria-label="Completions" className="completion-list">
      {items.map((item, index) => (
        <div
          key={item.insert}
          id={`${id}-${String(index)}`}
          ref={index === active ? activeItem : undefined}
          role="option"
          aria-selected={index === active}
          className="completion-list__item"
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(item)
          }}
        >
          <bdi className={`mono completion-list__text completion-list__text--${item.kind}`}>
            {item.insert}
          </bdi>
          <span className="completion-list__about">{item.about}</span>
        </div>
      ))}
    </div>
  )
}
