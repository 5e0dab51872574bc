import './answer-pill.css'
import type { DeliverySummary } from '../../core/delivery/delivery'
import { faultSentence, shortAnswer } from '../../core/response/describe'

/** The answer that Waybill gave in a word or two, coloured by what a sender makes of it. */
export function AnswerPill({ status, fault }: Pick<DeliverySummary, 'status' | 'fault'>) {
  const title = status === null ? '' : `Waybill answered ${String(status)}. `
  return (
    <span
      className={`answer-pill answer-pill--${answerTone(status, fault)}`}
      title={`${title}${faultSentence(fault) ?? ''}`.trim()}
    >
      {shortAnswer({ status, fault })}
    </span>
  )
}

/** What a sender makes of an answer: taken, taken with trouble or sent elsewhere, failed. */
export function answerTone(
  status: DeliverySummary['status'],
  fault: DeliverySummary['fault'],
): 'ok' | 'warn' | 'bad' {
  if (status === null || fault === 'half-body') return 'bad'
  if (status >= 200 && status < 300) return fault === null ? 'ok' : 'warn'
  return status < 500 ? 'warn' : 'bad'
}
