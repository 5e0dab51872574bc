import type { Timeline, TimelineStep } from '../../../core/event/timeline'
import type { StepPair } from '../../state/timeline/step-changes'

/** A step, or the place of one that never arrived. */
export type LaneRow =
  | {
      kind: 'step'
      key: string
      step: TimelineStep
      /** The step to compare with; null where nothing is before it. */
      before: TimelineStep | null
      /** All that the step's event was sent to. */
      endpoints: readonly string[]
      isLast: boolean
    }
  | { kind: 'missing'; key: string; eventName: string; demandedBy: string }

export type StepRow = Extract<LaneRow, { kind: 'step' }>

/** A timeline's rows from top to bottom: what is missing stands before the step that tells so. */
export function laneRows({ steps, missing }: Timeline): LaneRow[] {
  const byEvent = new Map(steps.map((step) => [step.event, step]))
  const endpoints = new Map<string, string[]>()
  for (const { senderId, path } of steps) endpoints.set(senderId, [...(endpoints.get(senderId) ?? []), path])
  return steps.flatMap((step, index): LaneRow[] => [
    ...missing
      .filter(({ before }) => before === step.event)
      .map(({ eventName }): LaneRow => {
        const demandedBy = step.eventName ?? 'the next step'
        return { kind: 'missing', key: `missing-${eventName}`, eventName, demandedBy }
      }),
    {
      kind: 'step',
      key: `step-${String(step.event)}`,
      step,
      before: step.previous === null ? null : (byEvent.get(step.previous) ?? null),
      endpoints: endpoints.get(step.senderId) ?? [],
      isLast: index === steps.length - 1,
    },
  ])
}

/** What a step's changes are worked out from. */
export function pairOf({ step, before }: StepRow): StepPair {
  return { delivery: step.delivery, before: before?.delivery ?? null }
}
