import { StateEffect, StateField, type Extension } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

/** A stretch of the text, in UTF-16 units. */
export interface TextStretch {
  from: number
  to: number
}

/** Marks this stretch and no other; null for none. */
export const markValue = StateEffect.define<TextStretch | null>()

const decoration = Decoration.mark({ class: 'text-viewer__value' })

/** Shows what the caret is at: in a text that can't be edited there is no caret to be seen. */
export const valueMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, { effects, docChanged }) {
    for (const effect of effects) {
      if (!effect.is(markValue)) continue
      return effect.value === null
        ? Decoration.none
        : Decoration.set([decoration.range(effect.value.from, effect.value.to)])
    }
    return docChanged ? Decoration.none : marked
  },
  provide: (field) => EditorView.decorations.from(field),
})
