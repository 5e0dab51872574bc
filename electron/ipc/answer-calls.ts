import { ipcMain } from 'electron'
import type { Answer } from '../../core/contract/bridge'
import { CALL_CHANNEL_PREFIX } from '../../core/contract/bridge'
import { calls, type CallInput, type CallName, type CallOutput } from '../../core/contract/calls'
import { AppError } from '../../core/contract/errors'
import { isTrustedSender } from './trusted-sender'

/** One handler a call; a missing or a surplus one does not compile. */
export type CallHandlers = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>> | CallOutput<Name>
}

/** A part of them, as each area's file gives it. */
export type AreaHandlers<Area extends string> = Pick<CallHandlers, Extract<CallName, `${Area}:${string}`>>

export interface AnswerCallsOptions {
  handlers: CallHandlers
  /** The only page whose calls are answered. */
  pageUrl: string
  /** Told of every handler that threw something that is not an AppError. */
  onBug: (call: CallName, error: unknown) => void
}

/**
 * The one place where calls from the window come in. It refuses strangers, parses the input, and answers
 * `{ok, value}` or `{ok, error}`, because Electron keeps nothing of a thrown error but its message.
 */
export function answerCalls({ handlers, pageUrl, onBug }: AnswerCallsOptions): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(CALL_CHANNEL_PREFIX + name, async (event, input: unknown): Promise<Answer<unknown>> => {
      if (!isTrustedSender(event.senderFrame, pageUrl)) {
        return failure(new AppError('refused-sender', 'This page may not call Waybill.'))
      }
      return answer(name, handlers[name] as (input: unknown) => unknown, input, onBug)
    })
  }
}

/** Parses, calls and wraps; apart from Electron so that it can be tested without it. */
export async function answer(
  name: CallName,
  handler: (input: unknown) => unknown,
  input: unknown,
  onBug: (call: CallName, error: unknown) => void,
): Promise<Answer<unknown>> {
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) {
    const where = parsed.error.issues[0]
    const detail = where === undefined ? '' : ` (${where.path.join('.')}: ${where.message})`
    return failure(
      new AppError('invalid-input', `${name} was asked for something it does not take${detail}.`),
    )
  }
  try {
    return { ok: true, value: await handler(parsed.data) }
  } catch (error) {
    if (error instanceof AppError) return failure(error)
    onBug(name, error)
    const message = error instanceof Error ? error.message : String(error)
    return failure(new AppError('bug', `Something went wrong inside Waybill: ${message}`))
  }
}

function failure(error: AppError): Answer<never> {
  return { ok: false, error: error.toReport() }
}
