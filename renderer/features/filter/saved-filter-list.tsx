import { useRef } from 'react'
import { printFilter } from '../../../core/filter/print'
import { KEYED_FILTERS, type SavedFilter } from '../../../core/filter/saved-filter'
import { OrderedItemActions } from '../../components/ordered-item-actions'
import { useAppState } from '../../hooks/use-app-state'
import { useFocusAfterMove } from '../../hooks/use-focus-after-move'
import { useObservable } from '../../hooks/use-observable'
import { RenameFilterForm } from './rename-filter-form'

interface SavedFilterListProps {
  /** Id of the one whose name is being changed, or null. */
  renaming: string | null
  onRename: (id: string | null) => void
  onShow: (filter: SavedFilter) => void
}

/** The saved filters in the person's order, the first ones with their keys. */
export function SavedFilterList({ renaming, onRename, onShow }: SavedFilterListProps) {
  const { savedFilters } = useAppState()
  const { items } = useObservable(savedFilters.state)
  const list = useRef<HTMLOListElement>(null)
  const keepFocus = useFocusAfterMove(list, items)
  if (items.length === 0) return null
  return (
    <ol className="saved-filters__list" ref={list} aria-label="Saved filters">
      {items.map((saved, index) => (
        <li key={saved.id} className="saved-filters__row" data-row={saved.id}>
          {renaming === saved.id ? (
            <RenameFilterForm
              saved={saved}
              onDone={() => {
                onRename(null)
              }}
            />
          ) : (
            <>
              <ShowButton
                saved={saved}
                place={index + 1}
                onShow={() => {
                  onShow(saved)
                }}
              />
              <RowActions
                saved={saved}
                isFirst={index === 0}
                isLast={index === items.length - 1}
                onRename={() => {
                  onRename(saved.id)
                }}
                onMove={(by) => {
                  void savedFilters.move(saved.id, by)
                  keepFocus(saved.id, by)
                }}
              />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

function ShowButton({ saved, place, onShow }: { saved: SavedFilter; place: number; onShow: () => void }) {
  const { filter, info } = useAppState()
  const { applied } = useObservable(filter.state)
  const isMac = useObservable(info)?.platform === 'darwin'
  return (
    <button
      type="button"
      className="saved-filters__show"
      aria-current={printFilter(applied) === saved.text ? true : undefined}
      title={saved.text}
      onClick={onShow}
    >
      <span className="saved-filters__name">
        <bdi>{saved.name}</bdi>
        {place > KEYED_FILTERS ? null : (
          <kbd className="saved-filters__key">{`${isMac ? '⌘' : 'Ctrl+'}${String(place)}`}</kbd>
        )}
      </span>
      <bdi className="saved-filters__text mono">{saved.text}</bdi>
    </button>
  )
}

interface RowActionsProps {
  saved: SavedFilter
  isFirst: boolean
  isLast: boolean
  onRename: () => void
  onMove: (by: -1 | 1) => void
}

function RowActions({ saved: { id, name }, isFirst, isLast, onRename, onMove }: RowActionsProps) {
  const { savedFilters } = useAppState()
  return (
    <div className="saved-filters__actions">
      <OrderedItemActions
        name={name}
        isFirst={isFirst}
        isLast={isLast}
        editWord="Rename"
        onMove={onMove}
        onEdit={onRename}
        onDelete={() => void savedFilters.delete(id)}
      />
    </div>
  )
}
