import './explained.css'
import { Tooltip } from 'radix-ui'
import { useState, type ReactNode } from 'react'

interface ExplainedProps {
  /** What it means, in a sentence or two. */
  explanation: string
  className: string
  children: ReactNode
}

/** A word that needs explaining: told under the pointer, with the keyboard on it, and to those who hear it. */
export function Explained({ explanation, className, children }: ExplainedProps) {
  const [main, setMain] = useState<HTMLElement | null>(null)
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          // What is said stays within the part of the window that it belongs to.
          ref={(button) => {
            setMain(button?.closest('main') ?? null)
          }}
          type="button"
          className={`explained ${className}`}
          // Nothing to press; a press must not take the explanation away.
          onClick={(event) => {
            event.preventDefault()
          }}
        >
          {children}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal container={main}>
        <Tooltip.Content className="explained__words" sideOffset={6} collisionPadding={8}>
          {explanation}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
