import type { DeliveryGroups } from '../../core/contract/groups'
import type { EventSummary } from '../../core/event/group'
import { GroupDetail } from './group-detail'
import { Observable } from './observable'

/** What a delivery is part of. */
export interface PartOf {
  /** The event that it is an attempt of; null where it is in none, or not grouped yet. */
  event: EventSummary | null
  /** The resource that it is about, by its group. */
  resource: number | null
}

export interface DeliveryGroupsSource {
  groupsOf(delivery: number): Promise<DeliveryGroups>
  named(events: readonly number[]): Promise<readonly EventSummary[]>
}

/** The event and the resource of the delivery that is open, kept up to date while it is in sight. */
export class DeliveryGroupsStore {
  private readonly opened: Observable<number | null>
  private readonly detail: GroupDetail<PartOf>

  /** `selected` is the open delivery. */
  constructor(
    source: DeliveryGroupsSource,
    selected: Pick<Observable<{ id: number } | null>, 'get' | 'subscribe'>,
  ) {
    this.opened = new Observable(selected.get()?.id ?? null)
    this.detail = new GroupDetail(async (delivery) => {
      const { event, resource } = await source.groupsOf(delivery)
      const [summary = null] = event === null ? [] : await source.named([event])
      return { event: summary, resource }
    }, this.opened)
    selected.subscribe(() => {
      this.opened.set(selected.get()?.id ?? null)
    })
  }

  get state(): GroupDetail<PartOf>['state'] {
    return this.detail.state
  }

  setShown(isShown: boolean): void {
    this.detail.setShown(isShown)
  }

  /** Events changed; null for too many to name. One that was not grouped yet may be in any of them. */
  onChange(events: readonly number[] | null): void {
    const state = this.state.get()
    const event = state.status === 'open' ? state.detail.event : null
    if (event === null || events === null || events.includes(event.id)) this.detail.onChange(null)
  }
}
