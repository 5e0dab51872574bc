// What is noise in an event type: what a person says of it, and what can be learned from what arrived.
import { EventType } from '../event/event-type'
import { TypeNoise } from '../noise/noise-choices'
import { z } from './schema'

export const NoiseTypeQuery = z.object({ type: EventType }).strict()

export const NoiseSaving = z.object({ type: EventType, noise: TypeNoise }).strict()

export const NoiseLearnQuery = z
  .object({
    type: EventType,
    /** Whether to begin anew, with what arrived by now, or to go on where the last step of this type stopped. */
    anew: z.boolean(),
  })
  .strict()
export type NoiseLearnQuery = z.infer<typeof NoiseLearnQuery>

const LearnedNoise = z.object({
  pattern: z.string(),
  changed: z.number().int(),
  pairs: z.number().int(),
  form: z.enum(['id', 'hash', 'time', 'number']),
})

/** One moment of learning; asked on until it is done. */
export const NoiseLearnStep = z.object({
  /** By what was seen so far, the surest first. */
  learned: z.array(LearnedNoise),
  /** How many pairs of deliveries were compared ... */
  pairs: z.number().int(),
  /** ... and whether each was about one resource, which says most. */
  areOfOneResource: z.boolean(),
  isDone: z.boolean(),
})
export type NoiseLearnStep = z.infer<typeof NoiseLearnStep>
