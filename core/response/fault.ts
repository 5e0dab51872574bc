/**
 * Ways of not answering properly, each of which a sender meets in the wild:
 * - 'close' ends the connection without a word, 'reset' breaks it off (TCP RST), 'never' holds it open in silence;
 * - 'slow-drip' sends the body in small pieces over the step's time, 'half-body' promises all of it, sends the first half
 *   and ends the connection.
 */
export const FAULTS = ['close', 'reset', 'never', 'slow-drip', 'half-body'] as const
export type Fault = (typeof FAULTS)[number]

/** Whether a fault leaves the sender without any status. */
export function isSilent(fault: Fault | null): boolean {
  return fault === 'close' || fault === 'reset' || fault === 'never'
}
