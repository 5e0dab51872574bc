import { DeliveryId, DeliverySummary } from '../delivery/delivery'
import { z } from './schema'

/** What a delivery is most likely to be compared with. */
export const Baselines = z.object({
  /** The previous attempt of its event. */
  attempt: DeliverySummary.nullable(),
  /** The last delivery about the same resource before its event's first attempt. */
  resource: DeliverySummary.nullable(),
  /** Its event's first attempt: what came before it, by id, belongs to other events. */
  before: DeliveryId,
})
export type Baselines = z.infer<typeof Baselines>
