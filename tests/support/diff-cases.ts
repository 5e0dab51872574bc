/** How many cases each law of the difference is tried with. `DIFF_CASES=200000` looks longer. */
export const DIFF_CASES = Number(process.env['DIFF_CASES'] ?? 20_000)

/** So many cases take seconds; on a busy machine, many. */
export const DIFF_CASES_TIMEOUT_MS = 120_000
