/**
 * 64-bit hashes in two halves of 32 bits, as JavaScript multiplies no wider. They only ever speed a comparison up: what
 * they call equal is looked at again. The seeds differ from start to start, so that a sender can't prepare payloads whose
 * parts all collide, which would make a comparison slow.
 */
export const HASH_SEED_A = randomInt()
export const HASH_SEED_B = randomInt()

export const HASH_PRIME_A = 0x01000193
export const HASH_PRIME_B = 0x85ebca6b | 0

function randomInt(): number {
  return Math.trunc(Math.random() * 0x1_0000_0000) | 0
}

/** Spreads every bit of a hash over all others (MurmurHash3's finaliser). */
export function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16)
  value = Math.imul(value, 0x85ebca6b)
  value ^= value >>> 13
  value = Math.imul(value, 0xc2b2ae35)
  return value ^ (value >>> 16)
}
