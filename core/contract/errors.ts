import { z } from './schema'

/** Stable codes of what can go wrong as expected; each is shown where the person is, with what to do next. */
export const ERROR_CODES = [
  'invalid-input',
  'refused-sender',
  'not-found',
  'port-unavailable',
  'not-listening',
  'store-unavailable',
  'disk-full',
  'store-read-only',
  'send-failed',
  'settings-unwritable',
  'tunnel-refused',
  'tunnel-forbidden',
  'secrets-unavailable',
  'export-failed',
  'bug',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An error as it crosses from one process to another: Electron itself would keep only the message. */
export const ErrorReport = z.object({
  code: z.enum(ERROR_CODES),
  /** What happened, as a sentence for the person. */
  message: z.string(),
  /** What to do next, or null where nothing can be done. */
  advice: z.string().nullable(),
})
export type ErrorReport = z.infer<typeof ErrorReport>

/** An expected failure with its code. Anything thrown that is not one of these is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly advice: string | null

  constructor(code: ErrorCode, message: string, advice: string | null = null, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.advice = advice
  }

  /** The form that crosses a process. */
  toReport(): ErrorReport {
    return { code: this.code, message: this.message, advice: this.advice }
  }

  static fromReport(report: ErrorReport): AppError {
    return new AppError(report.code, report.message, report.advice)
  }
}

/** The report of anything thrown: an AppError's own, or that of a bug. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof AppError) return error.toReport()
  return { code: 'bug', message: error instanceof Error ? error.message : String(error), advice: null }
}

/** Ends a switch over a union: a new member that nobody handles fails to compile here. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what} has no case for ${JSON.stringify(value)}`)
}
