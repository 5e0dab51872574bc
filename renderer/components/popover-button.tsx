import './popover-button.css'
import type { LucideIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'

interface PopoverButtonProps {
  /** What the button opens, for those who hear it and those who point. */
  label: string
  icon: LucideIcon
  iconSize?: number
  /** Beside `button button--quiet button--icon`. */
  buttonClass?: string
  /** Says how wide the panel is, and what its own contents look like. */
  className: string
  children: ReactNode
}

/** A sign that opens a small panel beneath it. */
export function PopoverButton({
  label,
  icon: Icon,
  iconSize = 14,
  buttonClass = 'button--small',
  className,
  children,
}: PopoverButtonProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className={`button button--quiet button--icon ${buttonClass}`}
          aria-label={label}
          title={label}
        >
          <Icon size={iconSize} aria-hidden="true" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover-button__content ${className}`}
          aria-label={label}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
