import './noise-menu.css'
import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { EventType } from '../../../core/event/event-type'
import { eventTypeLabel } from '../../../core/event/event-type'
import { formatCount } from '../../../core/format/size'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { TypeNoiseState } from '../../state/noise/noise-store'
import { AddNoise } from './add-noise'
import { NoiseLines } from './noise-lines'

interface NoiseMenuProps {
  /** Whose noise it is. */
  type: EventType
  /** What was set apart, as the button says it: '4 noisy fields hidden'. */
  label: string
}

/** What was set apart as noise, and the list of what is: to be read, switched off and added to. */
export function NoiseMenu({ type, label }: NoiseMenuProps) {
  const { noise } = useAppState()
  return (
    <Popover.Root
      onOpenChange={(isOpen) => {
        if (isOpen) noise.refresh(type)
      }}
    >
      <Popover.Trigger asChild>
        <button
          type="button"
          className="button button--quiet button--small"
          title="What is noise here, and why"
        >
          {label}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="noise-menu"
          aria-label={`Noise in ${eventTypeLabel(type)}`}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <NoiseList type={type} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function NoiseList({ type }: { type: EventType }) {
  const { noise } = useAppState()
  const state = useObservable(noise.of(type))
  return (
    <>
      <div className="noise-menu__head">
        <h3>
          Noise in <bdi>{eventTypeLabel(type)}</bdi>
        </h3>
        <p>{sourceWords(state)}</p>
      </div>
      <NoiseLines type={type} lines={state.lines} />
      {state.failure === null ? null : (
        <div className="noise-menu__failure">
          <Notice tone="problem" title={state.failure.message}>
            {state.failure.advice}
          </Notice>
        </div>
      )}
      <AddNoise type={type} />
    </>
  )
}

function sourceWords({ isKnown, pairs, areOfOneResource }: TypeNoiseState): string {
  const lead = 'Differs every time and says nothing: comparisons set it apart and count it.'
  if (!isKnown) return `${lead} Looking at what arrived…`
  if (pairs === 0) return `${lead} Nothing could be learned yet: it takes some deliveries.`
  const compared = areOfOneResource ? 'about the same thing' : 'one after the other'
  return `${lead} Learned from ${formatCount(pairs)} pairs of deliveries, ${compared}.`
}
