import './saved-filters.css'
import { Bookmark } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { SaveFilterForm } from './save-filter-form'
import { SavedFilterList } from './saved-filter-list'
import { useSavedFilterKeys } from './use-saved-filter-keys'

/** Filters with a name: behind a button, and by their keys. */
export function SavedFilters() {
  const { savedFilters, filter } = useAppState()
  const { items, deleted, failure } = useObservable(savedFilters.state)
  const [isOpen, setIsOpen] = useState(false)
  const [renaming, setRenaming] = useState<string | null>(null)
  useSavedFilterKeys()

  const onOpenChange = (open: boolean): void => {
    if (open) savedFilters.forgetNotices()
    setRenaming(null)
    setIsOpen(open)
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="button button--icon"
          aria-label="Saved filters"
          title="Saved filters: give this one a name, or show another"
        >
          <Bookmark size={15} aria-hidden="true" fill={items.length > 0 ? 'currentColor' : 'none'} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="saved-filters"
          align="start"
          sideOffset={6}
          collisionPadding={10}
          aria-label="Saved filters"
          onEscapeKeyDown={(event) => {
            if (renaming === null) return
            event.preventDefault()
            setRenaming(null)
          }}
        >
          <SaveFilterForm />
          {failure === null ? null : (
            <Notice tone="problem" title={failure.message}>
              {failure.advice}
            </Notice>
          )}
          {deleted === null ? null : (
            <Notice
              tone="note"
              title={`“${deleted.item.name}” was deleted`}
              actions={
                // The button that deleted went with its row; from here Enter brings it back.
                <button
                  type="button"
                  className="button button--small"
                  autoFocus
                  onClick={() => void savedFilters.undoDelete()}
                >
                  Undo
                </button>
              }
            />
          )}
          <SavedFilterList
            renaming={renaming}
            onRename={setRenaming}
            onShow={(saved) => {
              filter.show(saved.text)
              onOpenChange(false)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
