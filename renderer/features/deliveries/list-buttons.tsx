import { Download, Keyboard, type LucideIcon } from 'lucide-react'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import type { CommandId } from '../../state/commands'
import { ListViewMenu } from './list-view-menu'

/** What can be done with the list as a whole. */
export function ListButtons() {
  return (
    <span className="delivery-list__buttons">
      <CommandButton id="export" label="Export…" icon={Download} />
      <ListViewMenu />
      <CommandButton id="keys" label="All keys" icon={Keyboard} />
    </span>
  )
}

function CommandButton({ id, label, icon: Icon }: { id: CommandId; label: string; icon: LucideIcon }) {
  const { commands } = useAppState()
  const keys = useKeysOf(id)
  return (
    <button
      type="button"
      className="button button--quiet button--small button--icon"
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={commands[id]}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  )
}
