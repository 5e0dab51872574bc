import { describe, expect, it } from 'vitest'
import { COMMAND_IDS, commandOf } from '../../../../renderer/state/commands'
import { KeyReader, type KeyPress } from '../../../../renderer/state/key-reader'

function press(key: string, fields: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...fields }
}

describe('reading keys', () => {
  it.each([
    ['j', press('j'), 'window', 'next'],
    ['an arrow in the list', press('ArrowDown'), 'list', 'next'],
    ['an arrow that scrolls something else', press('ArrowDown'), 'window', null],
    ['a capital', press('G', { shiftKey: true }), 'window', 'oldest'],
    ['Ctrl+Z', press('z', { ctrlKey: true }), 'window', 'undo'],
    ['⌘Z with caps lock', press('Z', { metaKey: true }), 'list', 'undo'],
    ['Ctrl+Shift+Z, which is something else', press('Z', { ctrlKey: true, shiftKey: true }), 'list', null],
    ['Ctrl+Z where someone types', press('z', { ctrlKey: true }), 'field', null],
    ['the settings where someone types', press(',', { ctrlKey: true }), 'field', 'settings'],
    ['a letter where someone types', press('j'), 'field', null],
    ['Alt with a letter', press('p', { altKey: true }), 'window', null],
    ['a modifier alone', press('Shift', { shiftKey: true }), 'list', null],
    ['a key held down that moves', press('j', { repeat: true }), 'window', 'next'],
    ['a key held down that does not', press('p', { repeat: true }), 'window', null],
  ] as const)('%s', (_what, key, place, expected) => {
    expect(new KeyReader().read(key, place, 0)).toBe(expected)
  })

  it('waits a moment for the second of two keys', () => {
    const reader = new KeyReader()
    const g = press('g')
    expect([reader.read(g, 'window', 0), reader.read(g, 'window', 700)]).toEqual([null, 'newest'])
    // The two are used up; later ones begin anew.
    expect([reader.read(g, 'window', 800), reader.read(g, 'window', 2000)]).toEqual([null, null])
    expect(reader.read(press('j'), 'window', 2100)).toBe('next')
    expect(reader.read(g, 'window', 2200)).toBeNull()
  })

  it('gives no key to two commands', () => {
    for (const places of [['keys'], ['keys', 'listKeys']] as const) {
      const keys = COMMAND_IDS.flatMap((id) => places.flatMap((place) => commandOf(id)[place] ?? []))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
