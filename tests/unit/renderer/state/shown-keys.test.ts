import { expect, it } from 'vitest'
import { shownKeys } from '../../../../renderer/state/shown-keys'

it.each([
  ['Mod+z', false, ['Ctrl', 'Z']],
  ['Mod+,', true, ['⌘', ',']],
  ['g g', false, ['g', 'g']],
  ['G', false, ['G']],
  ['Shift+ArrowDown', false, ['Shift', '↓']],
  ['/', true, ['/']],
])('%s, on a Mac %j, is shown as %j', (keys, isMac, shown) => {
  expect(shownKeys(keys, isMac)).toEqual(shown)
})
