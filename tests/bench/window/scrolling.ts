// What a person does to get through a long list.
import type { Locator } from 'playwright'

/** Moves of the pointer while the bar is dragged from one end to the other: five seconds at sixty a second. */
const DRAG_MOVES = 300

/** A key held down comes so often. */
const REPEAT_MS = 33

const WHEEL_TURNS = 240

/** A turn of the wheel and, every so often, a swing of a light one. */
const TURN_PX = 120
const SWING_PX = 4000

/** Drags the scroll bar to an end of the list, and waits until the row there is drawn. */
export async function dragBar(list: Locator, way: 'down' | 'up', lastIndex: number): Promise<void> {
  const box = await list.boundingBox()
  if (box === null) throw new Error('the list is not in sight')
  const { mouse } = list.page()
  const x = box.x + box.width - 5
  const [top, bottom] = [box.y + 8, box.y + box.height - 8]
  const [from, to] = way === 'down' ? [top, bottom + 20] : [bottom, top - 20]
  await mouse.move(x, from)
  await mouse.down()
  for (let move = 1; move <= DRAG_MOVES; move += 1) {
    await mouse.move(x, from + ((to - from) * move) / DRAG_MOVES)
  }
  await mouse.up()
  await list.locator(`[aria-rowindex="${String(lastIndex)}"]`).waitFor()
}

export async function rollWheel(list: Locator): Promise<void> {
  await list.hover()
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await list.page().mouse.wheel(0, turn % 20 === 19 ? SWING_PX : TURN_PX)
  }
}

/** As a keyboard repeats it, thirty times a second. */
export async function holdKey(list: Locator, key: string, presses: number): Promise<void> {
  await list.focus()
  const page = list.page()
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.down(key)
    await page.waitForTimeout(REPEAT_MS)
  }
  await page.keyboard.up(key)
}

export async function pageByKeys(list: Locator, pages: number): Promise<void> {
  await holdKey(list, 'PageDown', pages)
  await holdKey(list, 'PageUp', pages)
}
