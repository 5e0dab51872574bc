import type { Browsing } from '../browsing'
import type { ResourcesStore } from './resources-store'

interface AboutResource {
  id: number
  /** In the sender's words. */
  resourceId: string | null
}

/**
 * Opens the timeline of what a delivery is about. One that is not grouped yet leads to where its resource will be found;
 * one that is about nothing leads nowhere.
 */
export async function openTimeline(
  { browsing, resources }: { browsing: Browsing; resources: ResourcesStore },
  { id, resourceId }: AboutResource,
): Promise<void> {
  if (resourceId === null) return
  const resource = await resources.ofDelivery(id)
  if (resource !== null) {
    browsing.openResource(resource)
    return
  }
  browsing.show('resources')
  resources.find(resourceId)
}
