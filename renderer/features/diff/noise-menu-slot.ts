import type { ReactNode } from 'react'
import type { EventType } from '../../../core/event/event-type'

/** Draws the button that opens the list of what is noise in an event type; a feature of its own, handed in from above. */
export type NoiseMenuSlot = (type: EventType, label: string) => ReactNode
