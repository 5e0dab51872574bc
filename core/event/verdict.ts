import type { Sameness } from './group'

/** How the attempts of an event compare, from 'all is the same' to what breaks a receiver that takes a retry for one. */
export type Verdict =
  'single' | 'identical' | 'headers-differ' | 'same-json' | 'payload-differs' | 'names-differ'

/** What is asked of an event for its verdict. */
interface Judged {
  attempts: number
  sameness: Sameness
}

/** The worst that can be said of an event's attempts. */
export function verdictOf({ attempts, sameness }: Judged): Verdict {
  if (attempts <= 1) return 'single'
  if (sameness.nameChanges > 0) return 'names-differ'
  if (sameness.jsonChanges > 0) return 'payload-differs'
  if (sameness.byteChanges > 0) return 'same-json'
  return sameness.headerChanges > 0 ? 'headers-differ' : 'identical'
}

/** Whether a receiver that drops a second delivery of an id would lose something by it. */
export function isLoud(verdict: Verdict): boolean {
  return verdict === 'payload-differs' || verdict === 'names-differ'
}

/**
 * How the attempts compare, in words: 'identical payload, headers differ'; null of one attempt. `differingFields` is how
 * many fields differ between the first and the last attempt, where that was counted.
 */
export function samenessInWords(judged: Judged, differingFields: number | null = null): string | null {
  switch (verdictOf(judged)) {
    case 'single':
      return null
    case 'identical':
      return 'identical'
    case 'headers-differ':
      return 'identical payload, headers differ'
    case 'same-json':
      return 'same JSON, bytes differ'
    case 'payload-differs':
      if (differingFields === null) return 'payload differs'
      return `${String(differingFields)} ${differingFields === 1 ? 'field differs' : 'fields differ'}`
    case 'names-differ':
      return 'one id, two event names'
  }
}

/** The verdict with the number of attempts before it: 'x3, identical payload, headers differ'. */
export function describeVerdict(judged: Judged, differingFields: number | null = null): string {
  const words = samenessInWords(judged, differingFields)
  return `x${String(judged.attempts)}${words === null ? '' : `, ${words}`}`
}
