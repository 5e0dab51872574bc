// How code looks, whether it is shown or written.
import { HighlightStyle } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Marks the place in a text that is wrong, and its line. */
export function markError(offset: number): Extension {
  return EditorView.decorations.compute(['doc'], ({ doc }) => {
    const at = Math.min(offset, doc.length)
    const line = Decoration.line({ class: 'text-viewer__error-line' }).range(doc.lineAt(at).from)
    if (at >= doc.length) return Decoration.set([line])
    return Decoration.set([line, Decoration.mark({ class: 'text-viewer__error' }).range(at, at + 1)])
  })
}

/** Colours by what a word of code is. */
export const codeHighlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: 'var(--code-key)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: 'var(--ink-3)' },
  { tag: [tags.brace, tags.squareBracket, tags.separator, tags.angleBracket], color: 'var(--ink-3)' },
])

export const codeTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--text-code)', overflow: 'auto' },
  '.cm-content': { padding: '10px 0 24px', caretColor: 'transparent' },
  '.cm-line': { padding: '0 16px 0 6px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--ink-3)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 4px 0 12px' },
  '.cm-foldGutter .cm-gutterElement': { width: '16px', cursor: 'default', color: 'var(--ink-3)' },
  '.cm-foldPlaceholder': {
    margin: '0 3px',
    padding: '0 6px',
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--ink-2)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 14%, transparent)' },
  '.cm-searchMatch': {
    outline: '1px solid var(--warn)',
    backgroundColor: 'var(--warn-soft)',
  },
  '.cm-searchMatch.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-specialChar': { color: 'var(--bad)' },
})
