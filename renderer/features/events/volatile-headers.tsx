import './volatile-headers.css'
import { Info } from 'lucide-react'
import { Popover } from 'radix-ui'
import { VOLATILE_HEADERS } from '../../../core/event/volatile-headers'

/** The headers that don't count when attempts are compared, on request. */
export function VolatileHeaders() {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="button button--quiet button--icon volatile-headers__button"
          aria-label="Headers that don’t count"
          title="Headers that don’t count"
        >
          <Info size={13} aria-hidden="true" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="volatile-headers"
          aria-label="Headers that don’t count"
          align="end"
          sideOffset={6}
          collisionPadding={10}
        >
          <p>
            These differ between attempts though the sender meant the same: the time, the way the request
            took, its trace, its number, and signatures that hold a time. All others are compared.
          </p>
          <ul className="mono selectable" tabIndex={0} aria-label="Their names">
            {VOLATILE_HEADERS.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
