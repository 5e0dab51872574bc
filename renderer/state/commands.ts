/** Where the focus is when a key is pressed: anywhere, in the list, or where someone types and keys are not ours. */
export type KeyPlace = 'window' | 'list' | 'field'

/** A group of the keys dialog. */
export type CommandGroup = 'Move' | 'Lists' | 'Find' | 'The open delivery' | 'Several at once' | 'Window'

interface CommandWords {
  group: CommandGroup
  /** What it does, beginning with a verb. */
  words: string
  /** Keys that work everywhere: 'j', 'G', 'Mod+z', 'g g' for one after the other. Mod is Ctrl, on a Mac ⌘. */
  keys?: readonly string[]
  /** Keys that other parts of the window need for themselves. */
  listKeys?: readonly string[]
  /** Whether a key held down does it again and again. */
  repeats?: true
  /** Whether its keys work also where someone types. */
  whileTyping?: true
}

/**
 * Everything that a key does, declared once: what is pressed, what the tooltips say and what the keys dialog lists are all
 * read from here.
 */
const COMMANDS = {
  next: {
    group: 'Move',
    words: 'Next in the list, an older one',
    keys: ['j'],
    listKeys: ['ArrowDown'],
    repeats: true,
  },
  previous: {
    group: 'Move',
    words: 'Previous in the list, a newer one',
    keys: ['k'],
    listKeys: ['ArrowUp'],
    repeats: true,
  },
  'page-down': { group: 'Move', words: 'A page down', listKeys: ['PageDown'], repeats: true },
  'page-up': { group: 'Move', words: 'A page up', listKeys: ['PageUp'], repeats: true },
  newest: { group: 'Move', words: 'Newest in the list', keys: ['g g'], listKeys: ['Home'] },
  oldest: { group: 'Move', words: 'Oldest in the list', keys: ['G'], listKeys: ['End'] },
  back: { group: 'Move', words: 'Back to where you came from', keys: ['[', 'Alt+ArrowLeft'] },
  'list-deliveries': { group: 'Lists', words: 'Deliveries', keys: ['1'] },
  'list-events': { group: 'Lists', words: 'Events', keys: ['2'] },
  'list-resources': { group: 'Lists', words: 'Resources', keys: ['3'] },
  filter: { group: 'Find', words: 'Go to the filter', keys: ['/'] },
  facets: { group: 'Find', words: 'Show or hide the facets', keys: ['f'] },
  pin: { group: 'The open delivery', words: 'Pin or unpin', keys: ['p'] },
  note: { group: 'The open delivery', words: 'Write a note', keys: ['n'] },
  'open-event': { group: 'The open delivery', words: 'To its event, with all attempts', keys: ['a'] },
  'open-timeline': { group: 'The open delivery', words: 'To the timeline of what it is about', keys: ['t'] },
  'copy-as': { group: 'The open delivery', words: 'Copy as cURL, fetch, a report, …', keys: ['c'] },
  'compare-last': { group: 'The open delivery', words: 'Set beside the last of its kind', keys: ['D'] },
  clear: { group: 'The open delivery', words: 'Delete', listKeys: ['Delete', 'Backspace'] },
  'next-change': {
    group: 'The open delivery',
    words: 'Next change of a comparison',
    keys: ['F7', 'Alt+ArrowDown'],
    repeats: true,
  },
  'previous-change': {
    group: 'The open delivery',
    words: 'Previous change',
    keys: ['Shift+F7', 'Alt+ArrowUp'],
    repeats: true,
  },
  mark: { group: 'Several at once', words: 'Mark or unmark', keys: ['x'] },
  'extend-down': {
    group: 'Several at once',
    words: 'Mark on, downwards',
    listKeys: ['Shift+ArrowDown'],
    repeats: true,
  },
  'extend-up': {
    group: 'Several at once',
    words: 'Mark on, upwards',
    listKeys: ['Shift+ArrowUp'],
    repeats: true,
  },
  'mark-all': { group: 'Several at once', words: 'Mark all that the list shows', listKeys: ['Mod+a'] },
  unmark: {
    group: 'Several at once',
    words: 'Close the comparison, or let go of what is marked',
    keys: ['Escape'],
  },
  export: { group: 'Several at once', words: 'Export to a file', keys: ['e'] },
  compare: {
    group: 'Several at once',
    words: 'Compare what is marked, or the open delivery with the one before it',
    keys: ['d'],
  },
  seen: { group: 'Several at once', words: 'Count as seen', keys: ['s'] },
  settings: { group: 'Window', words: 'Settings', keys: ['Mod+,'], whileTyping: true },
  keys: { group: 'Window', words: 'All keys', keys: ['?'] },
  undo: { group: 'Window', words: 'Bring back what was deleted last', keys: ['Mod+z'] },
} as const satisfies Record<string, CommandWords>

export type CommandId = keyof typeof COMMANDS

export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[]

/** A command as it was declared. */
export function commandOf(id: CommandId): CommandWords {
  return COMMANDS[id]
}

/** What each command does when it is asked for. */
export type CommandActions = Readonly<Record<CommandId, () => void>>
