import './answer-strip.css'
import type { GivenAnswer } from '../../core/event/group'
import { shortAnswer } from '../../core/response/describe'
import { AnswerPill, answerTone } from './answer-pill'

interface AnswerStripProps {
  /** Oldest first. */
  answers: readonly GivenAnswer[]
  /** How many earlier ones there were, which are not told. */
  earlier: number
}

/** The answers to an event's attempts: a bar for each, and the last in words. */
export function AnswerStrip({ answers, earlier }: AnswerStripProps) {
  const last = answers.at(-1)
  if (last === undefined) return null
  const before = answers.slice(0, -1)
  const words = answers.map(shortAnswer).join(', ')
  return (
    <span
      className="answer-strip"
      title={`Answered ${earlier > 0 ? `${String(earlier)} times, then ` : ''}${words}`}
    >
      {earlier > 0 ? <span className="answer-strip__earlier">…</span> : null}
      {before.map(({ status, fault }, index) => (
        <span
          key={index}
          className={`answer-strip__bar answer-strip__bar--${answerTone(status, fault)}`}
          aria-hidden="true"
        />
      ))}
      <AnswerPill status={last.status} fault={last.fault} />
    </span>
  )
}
