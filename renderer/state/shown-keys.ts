const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
}

/** The parts of a key as people know them: 'Mod+z' is Ctrl and Z, on a Mac ⌘ and Z; 'g g' is g, then g. */
export function shownKeys(keys: string, isMac: boolean): string[] {
  return keys.split(/[ +]/).map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl'
    if (keys.includes('Mod+') && part.length === 1) return part.toUpperCase()
    return SIGNS[part] ?? part
  })
}
