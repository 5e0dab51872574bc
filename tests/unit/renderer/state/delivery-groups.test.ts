import { expect, it } from 'vitest'
import type { DeliveryGroups } from '../../../../core/contract/groups'
import { DeliveryGroupsStore } from '../../../../renderer/state/delivery-groups'
import { Observable } from '../../../../renderer/state/observable'
import { anEvent } from '../../../support/an-event'
import { settled } from '../../../support/delivery-archive'

it('what a delivery is part of follows the open delivery and what changes in its event', async () => {
  const groups: Record<number, DeliveryGroups> = { 7: { event: 1, resource: 4 } }
  let attempts = 1
  const asked: number[] = []
  const selected = new Observable<{ id: number } | null>(null)
  const store = new DeliveryGroupsStore(
    {
      groupsOf: (delivery) => {
        asked.push(delivery)
        return Promise.resolve(groups[delivery] ?? { event: null, resource: null })
      },
      named: (ids) => Promise.resolve(ids.map((id) => anEvent({ id, attempts }))),
    },
    selected,
  )
  store.setShown(true)
  selected.set({ id: 7 })
  await settled()
  expect(store.state.get()).toMatchObject({ id: 7, detail: { event: { id: 1, attempts: 1 }, resource: 4 } })

  attempts = 2
  store.onChange([2])
  await settled()
  expect(asked).toEqual([7])
  store.onChange([1])
  await settled()
  expect(store.state.get()).toMatchObject({ detail: { event: { attempts: 2 } } })

  // Not grouped yet: any news may be of its event.
  selected.set({ id: 8 })
  await settled()
  expect(store.state.get()).toMatchObject({ id: 8, detail: { event: null, resource: null } })
  groups[8] = { event: 3, resource: null }
  store.onChange([3])
  await settled()
  expect(store.state.get()).toMatchObject({ id: 8, detail: { event: { id: 3 } } })
  selected.set(null)
  expect(store.state.get()).toEqual({ status: 'none' })
})
