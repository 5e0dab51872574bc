import type { Spelling } from '../../../core/diff/model'
import type { Remark } from '../../../core/diff/remark'
import { formatSpan } from '../../../core/format/time'

const SPELLING_WORDS: Readonly<Record<Spelling, string>> = {
  escapes: 'same text, other escapes',
  'number-text': 'same number',
  instant: 'same instant',
  'empty-php': 'both empty',
}

/** A remark in a few words; null where it is shown in another way. */
export function remarkWords(remark: Remark): string | null {
  switch (remark.about) {
    case 'spelling':
      return SPELLING_WORDS[remark.spelling]
    case 'difference':
      return remark.text.replace('-', '−')
    case 'interval':
      return intervalWords(remark.ms)
    case 'words':
      return null
  }
}

function intervalWords(ms: number): string {
  if (ms === 0) return 'same instant'
  return `${formatSpan(Math.abs(ms) * 1000)} ${ms > 0 ? 'later' : 'earlier'}`
}
