import type { Equivalences } from '../../../core/diff/model'
import type { DiffLayout } from '../../../core/diff/view/rows'

/** How a person wants differences shown, whichever is open. */
export interface DiffChoices {
  /** Where there is room for two sides; a narrow pane shows one below the other. */
  layout: DiffLayout
  /** What counts as the same though it is written differently. */
  equivalences: Equivalences
  /** Whether objects whose members come in another order are named. */
  keyOrder: boolean
  /** Whether what always differs is shown among the changes. */
  noise: boolean
}

export const DEFAULT_DIFF_CHOICES: DiffChoices = {
  layout: 'split',
  equivalences: { escapes: true, numberText: false, instants: false, emptyPhp: false },
  keyOrder: false,
  noise: false,
}
