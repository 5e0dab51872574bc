/** The longest that an answer may be held back, in milliseconds. Longer than any sender waits. */
export const MAX_DELAY_MS = 120_000

/** The longest body that a rule may hold, in UTF-16 units. */
export const MAX_BODY_LENGTH = 1_000_000

/** The longest body that a template may grow into, in UTF-16 units; what is longer is cut. */
export const MAX_FILLED_LENGTH = 4_000_000

/** The longest name of a rule, in UTF-16 units. */
export const MAX_NAME_LENGTH = 120

export const MAX_RULES = 200
export const MAX_STEPS = 20
