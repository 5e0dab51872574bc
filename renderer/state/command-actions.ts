import type { AppState } from './app-state'
import type { CommandActions } from './commands'

/** What each command does. */
export function commandActions(state: Omit<AppState, 'commands'>): CommandActions {
  const { selection, filter, facetsOpen, openSettings, history, list, noting, rowsInSight } = state
  const all = (): number => list.view.get().total - list.view.get().bottom
  /** The open delivery, while it is still kept. */
  const openId = (): number | null => {
    const selected = selection.selected.get()
    return selected === null || selected.isGone ? null : selected.id
  }
  return {
    next: () => {
      selection.move(1)
    },
    previous: () => {
      selection.move(-1)
    },
    'page-down': () => {
      selection.move(rowsInSight.get())
    },
    'page-up': () => {
      selection.move(-rowsInSight.get())
    },
    newest: () => {
      selection.move(-all())
    },
    oldest: () => {
      selection.move(all())
    },
    filter: () => {
      filter.requestFocus()
    },
    facets: () => {
      facetsOpen.set(!facetsOpen.get())
    },
    pin: () => {
      const shown = state.inspection.state.get()
      if (openId() === null || shown.status !== 'open') return
      void history.annotate([shown.id], { what: 'pinned', value: !shown.inspection.detail.pinned })
    },
    note: () => {
      noting.set(openId())
    },
    clear: () => {
      const id = openId()
      if (id !== null) void history.clear({ what: 'named', ids: [id] })
    },
    settings: () => {
      openSettings.set('history')
    },
    undo: () => {
      if (history.canUndo) void history.undo()
    },
  }
}
