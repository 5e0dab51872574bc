import './dialog.css'
import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactNode } from 'react'

interface DialogProps {
  /** The button that opens it, and has the focus again when it is closed. */
  trigger: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One or two sentences below the title, for those who see and those who hear it. */
  description: string
  /** Buttons in the head, before the one that closes. */
  actions?: ReactNode
  children: ReactNode
}

/** A window over the window: holds the focus until it is closed, with Escape, its button or a press beside it. */
export function Dialog({ trigger, open, onOpenChange, title, description, actions, children }: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="dialog__overlay" />
        <RadixDialog.Content className="dialog">
          <header className="dialog__head">
            <div className="dialog__words">
              <RadixDialog.Title className="dialog__title">{title}</RadixDialog.Title>
              <RadixDialog.Description className="dialog__description">{description}</RadixDialog.Description>
            </div>
            {actions}
            <RadixDialog.Close asChild>
              <button type="button" className="button button--quiet button--icon" aria-label="Close">
                <X size={16} aria-hidden="true" />
              </button>
            </RadixDialog.Close>
          </header>
          <div className="dialog__body">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
