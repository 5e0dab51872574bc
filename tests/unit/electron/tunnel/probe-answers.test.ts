import { expect, it } from 'vitest'
import { ProbeAnswers } from '../../../../electron/tunnel/probe-answers'

it('answers what this run has asked, and nothing else', () => {
  const answers = new ProbeAnswers()
  const ticket = answers.issue()
  expect(ticket.isRight(answers.answer(ticket.target, 'tunnel')?.body ?? '')).toBe(true)
  expect(answers.answer(`${ticket.target}0`, 'tunnel')).toBeNull()
  expect(answers.answer(ticket.target.replace(/.$/, 'x'), 'tunnel')).toBeNull()
  expect(answers.answer('/webhooks/fleetbase', 'tunnel')).toBeNull()
  expect(new ProbeAnswers().answer(ticket.target, 'tunnel')).toBeNull()
})

it('takes no other process’s answer for its own', () => {
  const ticket = new ProbeAnswers().issue()
  const stranger = new ProbeAnswers().issue()
  expect([ticket.isRight(''), ticket.isRight('ok'), ticket.isRight(stranger.target.slice(-64))]).toEqual([
    false,
    false,
    false,
  ])
})

it('knows a probe that a tunnel held back for minutes, and forgets it in the end', () => {
  let nowMs = 0
  const answers = new ProbeAnswers(() => nowMs)
  const { target } = answers.issue()
  nowMs = 9 * 60_000
  expect(answers.answer(target, 'tunnel')).not.toBeNull()
  nowMs = 11 * 60_000
  answers.issue()
  expect(answers.answer(target, 'tunnel')).toBeNull()
})

it('tells when probes come in by another door', () => {
  const answers = new ProbeAnswers()
  const doors: string[] = []
  answers.onDoor((via) => doors.push(via))
  for (const via of ['tunnel', 'tunnel', 'direct', 'tunnel'] as const)
    answers.answer(answers.issue().target, via)
  expect(doors).toEqual(['tunnel', 'direct', 'tunnel'])
})
