import type { BodyKind } from '../../../core/delivery/body'
import type { HeaderList } from '../../../core/delivery/headers'
import { eventKeyOf } from '../../../core/event/event-key'
import type { EventKeyRules } from '../../../core/event/key-rules'
import { otherIdsOf } from '../../../core/event/payload-facts'
import type { Envelope } from '../../../core/provider/envelope'
import type { Grouped } from './join-groups'

/** What of a delivery is looked at to group it. */
export interface GroupedView {
  method: string
  target: string
  headers: HeaderList
  bodyKind: BodyKind
  envelope: Pick<Envelope, 'provider' | 'eventId' | 'resourceType' | 'resourceId'>
  json: unknown
  bodySha256: () => Uint8Array
}

/** Says which event a delivery is an attempt of, and what it is about. */
export function readGrouped({ envelope, bodySha256, ...view }: GroupedView, rules: EventKeyRules): Grouped {
  const { provider, eventId, resourceType, resourceId } = envelope
  return {
    key: eventKeyOf(
      { ...view, provider, eventId, bodySha256: () => Buffer.from(bodySha256()).toString('hex') },
      rules,
    ),
    resource:
      resourceId === null
        ? null
        : { provider, type: resourceType ?? '', resourceId, otherIds: otherIdsOf(view.json, resourceId) },
  }
}
