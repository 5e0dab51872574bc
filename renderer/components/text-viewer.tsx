import './text-viewer.css'
import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { xml } from '@codemirror/lang-xml'
import { codeFolding, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { styleNonce } from '../style-nonce'
import { markValue, valueMark, type TextStretch } from './value-mark'

export interface TextViewerHandle {
  openSearch(): void
}

type TextLanguage = 'json' | 'xml' | 'plain'

interface TextViewerProps {
  text: string
  language: TextLanguage
  /** What the text is, for those who hear it. */
  label: string
  /** A place in the text that is wrong: it is marked and scrolled to. */
  errorOffset?: number | null
  /** Told where the caret is, in UTF-16 units, whenever a person puts it somewhere. */
  onCaret?: (offset: number) => void
  /** What the caret is at. */
  marked?: TextStretch | null
  ref?: Ref<TextViewerHandle>
}

/** Shows text that can't be edited: folded, searched, selected and copied. Draws only what is in sight. */
export function TextViewer({
  text,
  language,
  label,
  errorOffset = null,
  onCaret,
  marked = null,
  ref,
}: TextViewerProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  // A new listener is no reason to make the editor anew.
  const caretListener = useRef(onCaret)
  useEffect(() => {
    caretListener.current = onCaret
  }, [onCaret])

  useEffect(() => {
    if (parent.current === null) return
    const state = EditorState.create({
      doc: text,
      extensions: [
        extensionsFor(language, label, errorOffset),
        EditorView.updateListener.of(({ selectionSet, state: { selection } }) => {
          if (selectionSet) caretListener.current?.(selection.main.head)
        }),
      ],
    })
    const editor = new EditorView({ state, parent: parent.current })
    view.current = editor
    if (errorOffset !== null) {
      const at = Math.min(errorOffset, editor.state.doc.length)
      editor.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) })
    }
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [text, language, label, errorOffset])

  useEffect(() => {
    view.current?.dispatch({ effects: markValue.of(marked) })
  }, [marked])

  useImperativeHandle(
    ref,
    () => ({
      openSearch: () => {
        if (view.current !== null) openSearchPanel(view.current)
      },
    }),
    [],
  )

  return <div ref={parent} className="text-viewer selectable" />
}

function extensionsFor(language: TextLanguage, label: string, errorOffset: number | null): Extension {
  return [
    lineNumbers(),
    // Shows control and direction-changing characters as marks, so that a hostile text can't disguise itself.
    highlightSpecialChars(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    EditorView.cspNonce.of(styleNonce()),
    search({ top: true }),
    highlightSelectionMatches(),
    keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
    valueMark,
    theme,
    language === 'plain'
      ? []
      : [language === 'json' ? json() : xml(), codeFolding(), foldGutter(), syntaxHighlighting(highlighting)],
    errorOffset === null ? [] : markError(errorOffset),
  ]
}

function markError(offset: number): Extension {
  return EditorView.decorations.compute(['doc'], ({ doc }) => {
    const at = Math.min(offset, doc.length)
    const line = Decoration.line({ class: 'text-viewer__error-line' }).range(doc.lineAt(at).from)
    if (at >= doc.length) return Decoration.set([line])
    return Decoration.set([line, Decoration.mark({ class: 'text-viewer__error' }).range(at, at + 1)])
  })
}

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: 'var(--code-key)' },
  { tag: [tags.string, tags.attributeValue], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: 'var(--ink-3)' },
  { tag: [tags.brace, tags.squareBracket, tags.separator, tags.angleBracket], color: 'var(--ink-3)' },
])

const theme = EditorView.theme({
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
