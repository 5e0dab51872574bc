import './export-dialog.css'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { ExportForm } from './export-form'
import { ExportOutcome } from './export-outcome'

/** Writes deliveries to a file: which, in which format, how far it is and how it went. */
export function ExportDialog() {
  const { exporting } = useAppState()
  const isOpen = useObservable(exporting.isOpen)
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        exporting.isOpen.set(open)
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="dialog__overlay" />
        <Dialog.Content className="dialog export">
          <header className="dialog__head">
            <div className="dialog__words">
              <Dialog.Title className="dialog__title">Export deliveries</Dialog.Title>
              <Dialog.Description className="dialog__description">
                Headers and bodies are written as they came, with whatever signatures, tokens and names are in
                them.
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <button type="button" className="button button--quiet button--icon" aria-label="Close">
                <X size={16} aria-hidden="true" />
              </button>
            </Dialog.Close>
          </header>
          <div className="dialog__body">
            <ExportForm />
            <ExportOutcome />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
