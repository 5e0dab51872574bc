import '../../components/popover-button.css'
import './volatile-headers.css'
import { Info } from 'lucide-react'
import { VOLATILE_HEADERS } from '../../../core/event/volatile-headers'
import { PopoverButton } from '../../components/popover-button'

/** The headers that don't count when attempts are compared, on request. */
export function VolatileHeaders() {
  return (
    <PopoverButton
      label="Headers that don’t count"
      icon={Info}
      iconSize={13}
      buttonClass="volatile-headers__button"
      className="volatile-headers"
    >
      <p>
        These differ between attempts though the sender meant the same: the time, the way the request took,
        its trace, its number, and signatures that hold a time. All others are compared.
      </p>
      <ul className="mono selectable" tabIndex={0} aria-label="Their names">
        {VOLATILE_HEADERS.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </PopoverButton>
  )
}
