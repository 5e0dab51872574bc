import { describe, expect, it } from 'vitest'
import type { ListName } from '../../../../core/contract/list-view'
import { Browsing, type BrowsedList } from '../../../../renderer/state/browsing'

/** A list of which one thing is open, and what was done to it. */
function aList(name: string, opened: number | null): BrowsedList & { moves: number[] } {
  const moves: number[] = []
  let id = opened
  return {
    moves,
    openedId: () => id,
    openedName: () => `${name} ${String(id)}`,
    openId: (next) => {
      id = next
    },
    move: (rows) => {
      moves.push(rows)
    },
  }
}

function aBrowsing() {
  const remembered: ListName[] = []
  const lists = { deliveries: aList('delivery', 7), events: aList('event', 3) }
  const browsing = new Browsing(lists, (list) => {
    remembered.push(list)
  })
  const shown = () => ({
    list: browsing.list.get(),
    pane: browsing.pane.get(),
    delivery: lists.deliveries.openedId(),
    event: lists.events.openedId(),
    trail: browsing.trail.get().map(({ name }) => name),
  })
  return { browsing, lists, remembered, shown }
}

describe('browsing', () => {
  it('begins with the list that was shown last, and remembers each that a person goes to', () => {
    const { browsing, remembered, shown } = aBrowsing()
    browsing.start('events')
    expect(shown()).toMatchObject({ list: 'events', pane: 'events', trail: [] })
    expect(remembered).toEqual([])
    browsing.show('deliveries')
    expect(shown()).toMatchObject({ list: 'deliveries', pane: 'deliveries' })
    expect(remembered).toEqual(['deliveries'])
  })

  it('opens what belongs elsewhere in the pane alone, and goes back the way it came', () => {
    const { browsing, shown } = aBrowsing()
    browsing.openEvent(4)
    browsing.openEvent(5)
    browsing.openDelivery(9)
    expect(shown()).toEqual({
      list: 'deliveries',
      pane: 'deliveries',
      delivery: 9,
      event: 5,
      trail: ['delivery 7', 'event 4', 'event 5'],
    })
    browsing.back()
    expect(shown()).toMatchObject({ pane: 'events', event: 5, trail: ['delivery 7', 'event 4'] })
    browsing.back()
    expect(shown()).toMatchObject({ pane: 'events', event: 4, trail: ['delivery 7'] })
    browsing.back()
    expect(shown()).toMatchObject({ pane: 'deliveries', delivery: 7, trail: [] })
    browsing.back()
    expect(shown()).toMatchObject({ pane: 'deliveries', delivery: 7, trail: [] })
  })

  it('goes no step by opening what is open', () => {
    const { browsing, shown } = aBrowsing()
    browsing.openDelivery(7)
    expect(shown()).toMatchObject({ pane: 'deliveries', trail: [] })
  })

  it('forgets the way when a row is chosen or another list is shown', () => {
    const { browsing, lists, shown } = aBrowsing()
    browsing.openEvent(4)
    browsing.move(2)
    expect(lists.deliveries.moves).toEqual([2])
    expect(shown()).toMatchObject({ pane: 'deliveries', trail: [] })
    browsing.openEvent(4)
    browsing.show('events')
    expect(shown()).toMatchObject({ list: 'events', pane: 'events', event: 4, trail: [] })
    browsing.move(-1)
    expect(lists.events.moves).toEqual([-1])
  })

  it('keeps the last fifty steps', () => {
    const { browsing, shown } = aBrowsing()
    for (let id = 100; id < 200; id += 1) browsing.openEvent(id)
    expect(shown().trail).toHaveLength(50)
    expect(shown().trail.at(-1)).toBe('event 198')
  })
})
