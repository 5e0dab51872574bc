import './keys-dialog.css'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useAppState } from '../../hooks/use-app-state'
import { useIsMac } from '../../hooks/use-keys-of'
import { useObservable } from '../../hooks/use-observable'
import { COMMAND_IDS, commandOf, type CommandGroup, type CommandId } from '../../state/commands'
import { shownKeys } from '../../state/shown-keys'

/** Every key there is, by what it is about. */
export function KeysDialog() {
  const { showKeys } = useAppState()
  const isOpen = useObservable(showKeys)
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        showKeys.set(open)
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="dialog__overlay" />
        <Dialog.Content className="dialog keys" aria-describedby={undefined}>
          <header className="dialog__head">
            <Dialog.Title className="dialog__title dialog__words">Keys</Dialog.Title>
            <Dialog.Close asChild>
              <button type="button" className="button button--quiet button--icon" aria-label="Close">
                <X size={16} aria-hidden="true" />
              </button>
            </Dialog.Close>
          </header>
          {/* Scrolls in a low window, so the keyboard must reach it. */}
          <div className="dialog__body keys__groups" tabIndex={0} role="group" aria-label="All keys">
            {groups().map(([group, ids]) => (
              <section key={group} className="keys__group">
                <h3>{group}</h3>
                <dl>
                  {ids.map((id) => (
                    <KeyLine key={id} id={id} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function groups(): [CommandGroup, CommandId[]][] {
  const byGroup = new Map<CommandGroup, CommandId[]>()
  for (const id of COMMAND_IDS) {
    const { group } = commandOf(id)
    byGroup.set(group, [...(byGroup.get(group) ?? []), id])
  }
  return [...byGroup]
}

function KeyLine({ id }: { id: CommandId }) {
  const isMac = useIsMac()
  const { words, keys = [], listKeys = [] } = commandOf(id)
  return (
    <div className="keys__line">
      <dt>{words}</dt>
      <dd>
        {[...keys, ...listKeys].map((key) => (
          <span key={key} className="keys__keys">
            {shownKeys(key, isMac).map((part, index) => (
              <kbd key={index} className="key">
                {part}
              </kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  )
}
