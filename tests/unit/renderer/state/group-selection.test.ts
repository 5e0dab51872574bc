import { describe, expect, it } from 'vitest'
import { GroupList } from '../../../../renderer/state/group-list'
import { GroupSelection } from '../../../../renderer/state/group-selection'
import { settled } from '../../../support/delivery-archive'
import { GroupArchive, type TestGroup } from '../../../support/group-archive'

async function aSelection(...kept: number[]) {
  const archive = new GroupArchive()
  archive.deliver(...kept)
  const list = new GroupList<TestGroup>(archive)
  const selection = new GroupSelection(list)
  list.setShown(true)
  await settled()
  return { archive, list, selection }
}

describe('the group that is open', () => {
  it('is the first there is, and no other that comes', async () => {
    const { archive, list, selection } = await aSelection()
    expect(selection.opened.get()).toBeNull()
    for (const id of [1, 2]) {
      archive.deliver(id)
      list.onChange([id], { ungrouped: 0 })
      await settled()
      expect(selection.opened.get()).toBe(1)
    }
    // Nothing was chosen, so nothing is to be brought into sight.
    expect(selection.choices.get()).toBe(0)
  })

  it('moves by rows and stops at the ends', async () => {
    const { selection } = await aSelection(1, 2, 3, 4, 5)
    const after: (number | null)[] = []
    for (const rows of [1, 2, 99, -1, -Infinity, Infinity]) {
      selection.move(rows)
      await settled()
      after.push(selection.opened.get())
    }
    expect(after).toEqual([4, 2, 1, 2, 5, 1])
    expect(selection.choices.get()).toBe(6)
  })

  it('goes on to rows that are not loaded', async () => {
    const { selection } = await aSelection(...Array.from({ length: 15 }, (_, index) => index + 1))
    selection.move(12)
    await settled()
    expect(selection.opened.get()).toBe(3)
  })

  it('leads into the list from one that is not in it', async () => {
    const { selection } = await aSelection(1, 2, 3)
    selection.openId(77)
    selection.move(1)
    await settled()
    expect(selection.opened.get()).toBe(3)
  })

  it('stays where it was opened while a step is on its way', async () => {
    const { archive, selection } = await aSelection(...Array.from({ length: 15 }, (_, index) => index + 1))
    archive.isPrompt = false
    selection.move(12)
    selection.openId(9)
    archive.asked.shift()?.give()
    await settled()
    expect(selection.opened.get()).toBe(9)
  })
})
