import { randomInt } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const CHARACTERS = `${LETTERS}0123456789`

/** 20 characters are 103 bits: nobody guesses it, so nobody asks the server for it or posts to it by chance. */
const LENGTH = 20

/** Makes a subdomain for this data folder. It begins with a letter, as host names of old had to. */
export function createTunnelName(): string {
  const rest = Array.from({ length: LENGTH - 1 }, () => pick(CHARACTERS))
  return pick(LETTERS) + rest.join('')
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length))
}
