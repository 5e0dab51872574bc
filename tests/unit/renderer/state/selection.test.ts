import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeliveriesStore } from '../../../../renderer/state/deliveries-store'
import { Selection } from '../../../../renderer/state/selection'
import { DeliveryArchive, settled } from '../../../support/delivery-archive'

async function aSelection(kept: number): Promise<{ archive: DeliveryArchive; selection: Selection }> {
  const archive = new DeliveryArchive()
  if (kept > 0) archive.commit(kept)
  archive.isPrompt = true
  const deliveries = new DeliveriesStore(archive)
  const selection = new Selection(deliveries, (id) => Promise.resolve(archive.place(id)))
  await deliveries.start()
  return { archive, selection }
}

function giveAll(archive: DeliveryArchive): Promise<void> {
  for (const page of archive.asked.splice(0)) page.give()
  return settled()
}

describe('the selection', () => {
  it('begins with the newest, since there is nothing else to look at', async () => {
    const { selection } = await aSelection(7)
    expect(selection.selected.get()).toMatchObject({ id: 1006, position: 6 })
  })

  it('is the very first delivery when it comes, and none before', async () => {
    const { archive, selection } = await aSelection(0)
    selection.selectAt(0)
    selection.move(1)
    expect(selection.selected.get()).toBeNull()
    archive.tell(archive.commit(1))
    expect(selection.selected.get()).toMatchObject({ id: 1000, position: 0 })
  })

  it('stays where it is whatever arrives', async () => {
    const { archive, selection } = await aSelection(7)
    selection.selectAt(3)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat({ max: 50 }), (count, told) => {
        archive.tell(archive.commit(count, told))
        expect(selection.selected.get()).toMatchObject({ id: 1003, position: 3 })
      }),
      { numRuns: 20 },
    )
  })

  it('moves as a cursor over the rows does, newest first, and stops at both ends', async () => {
    const { archive, selection } = await aSelection(40)
    let row = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -60, max: 60 }), async (rows) => {
        selection.move(rows)
        await settled()
        row = Math.max(0, Math.min(39, row + rows))
        const position = 39 - row
        expect(selection.selected.get()).toMatchObject({ id: archive.all[position]?.id, position })
      }),
    )
  })

  it('goes to a row that is not loaded as soon as it is', async () => {
    const { archive, selection } = await aSelection(1000)
    archive.isPrompt = false
    selection.selectAt(12)
    expect(selection.selected.get()?.position).toBe(999)
    await giveAll(archive)
    expect(selection.selected.get()).toMatchObject({ id: 1012, position: 12 })
  })

  it('moves on from the row it is on the way to', async () => {
    const { archive, selection } = await aSelection(1000)
    archive.isPrompt = false
    selection.selectAt(500)
    selection.move(1)
    selection.move(1)
    await giveAll(archive)
    expect(selection.selected.get()).toMatchObject({ id: 1498, position: 498 })
  })

  it('does not go back to a row that was wanted before another was chosen', async () => {
    const { archive, selection } = await aSelection(1000)
    archive.isPrompt = false
    selection.selectAt(12)
    selection.selectAt(990)
    await giveAll(archive)
    archive.tell(archive.commit(1))
    expect(selection.selected.get()).toMatchObject({ id: 1990, position: 990 })
  })

  it('asks again for a row whose page could not be read', async () => {
    const { archive, selection } = await aSelection(1000)
    archive.isPrompt = false
    selection.selectAt(12)
    for (const page of archive.asked.splice(0)) page.fail(new Error('no'))
    await settled()
    expect(archive.asked).toEqual([])
    selection.selectAt(12)
    await giveAll(archive)
    expect(selection.selected.get()).toMatchObject({ id: 1012, position: 12 })
  })

  it('stays with its delivery when others go and come back', async () => {
    const { archive, selection } = await aSelection(20)
    selection.selectAt(10)
    const chosen = selection.choices.get()
    archive.tellNews({ name: 'removed', payload: archive.remove(new Set([1, 2, 12]), 'cleared') })
    expect(selection.selected.get()).toEqual({ id: 1010, position: 8, isGone: false })
    archive.tellNews({ name: 'restored', payload: archive.restore() })
    expect(selection.selected.get()).toEqual({ id: 1010, position: 10, isGone: false })
    expect(selection.choices.get()).toBe(chosen)
  })

  it('goes to the next older one when a person clears it, to the oldest from the end, to none when none is left', async () => {
    const { archive, selection } = await aSelection(5)
    const clear = async (...positions: number[]): Promise<void> => {
      const payload = archive.remove(new Set(positions), 'cleared')
      archive.tellNews({ name: 'removed', payload })
      await settled()
    }
    selection.selectAt(3)
    await clear(1, 3)
    expect(selection.selected.get()).toMatchObject({ id: 1002, position: 1 })
    selection.selectAt(0)
    await clear(0)
    expect(selection.selected.get()).toMatchObject({ id: 1002, position: 0 })
    await clear(0, 1)
    expect(selection.selected.get()).toBeNull()
  })

  it('keeps a delivery that was dropped while it was read, and moves on from its place', async () => {
    const { archive, selection } = await aSelection(20)
    selection.selectAt(2)
    archive.tellNews({
      name: 'removed',
      payload: archive.remove(new Set([0, 1, 2, 3]), 'dropped'),
    })
    expect(selection.selected.get()).toEqual({ id: 1002, position: 0, isGone: true })
    selection.move(-1)
    expect(selection.selected.get()).toEqual({ id: 1005, position: 1, isGone: false })
  })

  it('finds its delivery again when all may be different', async () => {
    const { archive, selection } = await aSelection(20)
    selection.selectAt(10)
    const payload = { ...archive.remove(new Set([0, 1]), 'dropped'), runs: null }
    archive.tellNews({ name: 'removed', payload })
    await settled()
    expect(selection.selected.get()).toMatchObject({ id: 1010, position: 8 })
  })
})
