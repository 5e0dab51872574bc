import { X } from 'lucide-react'
import type { EventType } from '../../../core/event/event-type'
import type { NoiseLine } from '../../../core/noise/noise-list'
import { noiseReason } from '../../../core/noise/noise-words'
import { Toggle } from '../../components/toggle'
import { useAppState } from '../../hooks/use-app-state'

/** Each path that is or was noise, with why, and a switch. */
export function NoiseLines({ type, lines }: { type: EventType; lines: readonly NoiseLine[] }) {
  if (lines.length === 0) return <p className="noise-menu__none">Nothing is noise here.</p>
  return (
    <ul className="noise-menu__lines" aria-label="Paths">
      {lines.map((line) => (
        <li key={line.pattern}>
          <Line type={type} line={line} />
        </li>
      ))}
    </ul>
  )
}

function Line({ type, line }: { type: EventType; line: NoiseLine }) {
  const { noise } = useAppState()
  const { pattern, origin, isOn } = line
  return (
    <div className={isOn ? 'noise-line' : 'noise-line noise-line--off'}>
      <Toggle
        label={`${pattern} is noise`}
        checked={isOn}
        onChange={(checked) => void noise.setOn(type, pattern, checked)}
      />
      <div className="noise-line__text">
        <bdi className="noise-line__pattern selectable" title={pattern}>
          {pattern}
        </bdi>
        <span className="noise-line__reason">{noiseReason(line, type.provider)}</span>
      </div>
      {origin === 'own' ? (
        <button
          type="button"
          className="button button--quiet button--small button--icon"
          aria-label={`Remove ${pattern}`}
          title="Remove"
          onClick={() => void noise.remove(type, pattern)}
        >
          <X size={13} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  )
}
