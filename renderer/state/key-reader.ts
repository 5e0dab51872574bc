import { COMMAND_IDS, commandOf, type CommandId, type KeyPlace } from './commands'

/** What is told of a key that was pressed; a KeyboardEvent is one. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  repeat: boolean
}

/** The second key of two has to follow within this. */
const SEQUENCE_MS = 800

/** Tells which command a key means, remembering the first of two. */
export class KeyReader {
  private first: { stroke: string; atMs: number } | null = null
  private readonly places: Readonly<Record<KeyPlace, ReadonlyMap<string, CommandId>>>

  constructor() {
    const everywhere = new Map(COMMAND_IDS.flatMap((id) => pairs(id, commandOf(id).keys)))
    const inList = new Map(COMMAND_IDS.flatMap((id) => pairs(id, commandOf(id).listKeys)))
    this.places = {
      window: everywhere,
      list: new Map([...everywhere, ...inList]),
      field: new Map([...everywhere].filter(([, id]) => commandOf(id).whileTyping === true)),
    }
  }

  /** The command of a key pressed at a place and time; null for a key that means nothing there, or nothing yet. */
  read(press: KeyPress, place: KeyPlace, nowMs: number): CommandId | null {
    const stroke = strokeOf(press)
    if (stroke === null) return null
    const { first } = this
    this.first = null
    const commands = this.places[place]
    const id =
      (first !== null && nowMs - first.atMs < SEQUENCE_MS
        ? commands.get(`${first.stroke} ${stroke}`)
        : undefined) ?? commands.get(stroke)
    if (id === undefined) {
      if ([...commands.keys()].some((keys) => keys.startsWith(`${stroke} `)))
        this.first = { stroke, atMs: nowMs }
      return null
    }
    return press.repeat && commandOf(id).repeats !== true ? null : id
  }
}

function pairs(id: CommandId, keys: readonly string[] = []): [string, CommandId][] {
  return keys.map((key) => [key, id])
}

/** A key as the commands write it; null for a modifier alone. Shift is part of a character and named for all other keys. */
function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta') return null
  const isMod = ctrlKey || metaKey
  const isCharacter = key.length === 1
  const shift = shiftKey && (isMod || !isCharacter) ? 'Shift+' : ''
  return `${isMod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift}${isMod ? key.toLowerCase() : key}`
}
