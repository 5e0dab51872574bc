import type { ResponseRule } from './rule'

/** A rule that may answer a delivery. */
export interface Candidate {
  rule: ResponseRule
  /** Names the rule as it is now: a rule that was changed or switched on anew counts its sequences from the start. */
  edition: string
}

/** An answer that hangs on what the delivery says: the first candidate that fits its envelope gives it. */
export interface OpenResponse {
  /** Each fits the request's path and method. */
  candidates: Candidate[]
  /** Whether the answer may be held back; false when too many are already. */
  mayHold: boolean
}
