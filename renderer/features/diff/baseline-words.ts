import type { BaselineKind } from '../../state/diff/baseline-store'

/** What the open delivery can be compared with, after 'Compared with'. */
export const BASELINE_WORDS: Readonly<Record<BaselineKind, { title: string; none: string }>> = {
  resource: {
    title: 'previous of this resource',
    none: 'Nothing about this resource came before',
  },
  attempt: { title: 'previous attempt', none: 'This is the first attempt' },
  type: { title: 'previous of this event type', none: 'None of this type came before' },
  pasted: { title: 'pasted JSON', none: '' },
  file: { title: 'a file', none: '' },
  draft: { title: 'an edited draft of this body', none: 'This body is no text' },
}
