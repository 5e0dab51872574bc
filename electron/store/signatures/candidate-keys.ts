import { createSecretKey, type KeyObject } from 'node:crypto'

/** A key as the store is given it. */
export interface SigningSecret {
  id: string
  /** Null where it can't be had just now: what the key signed stays its own, and nothing new is tried with it. */
  secret: string | null
}

/** A key that signatures are tried with. */
export interface CandidateKey {
  id: string
  key: KeyObject
}

/** The keys in force. */
export interface CandidateKeys {
  /** In turn. */
  tried: readonly CandidateKey[]
  /** All of which a signature may be, tried or not. */
  ids: readonly string[]
}

/** Makes keys ready to be tried: to do it once is cheaper than with each delivery. */
export function candidateKeys(secrets: readonly SigningSecret[]): CandidateKeys {
  return {
    tried: secrets.flatMap(({ id, secret }) =>
      secret === null ? [] : [{ id, key: createSecretKey(secret, 'utf8') }],
    ),
    ids: secrets.map(({ id }) => id),
  }
}
