import './text-viewer.css'
import { defaultKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { xml } from '@codemirror/lang-xml'
import { codeFolding, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { styleNonce } from '../style-nonce'
import { codeHighlighting, codeTheme, markError } from './code-look'
import { withFewSpecials } from './special-chars'
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
      doc: withFewSpecials(text),
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
    codeTheme,
    language === 'plain'
      ? []
      : [
          language === 'json' ? json() : xml(),
          codeFolding(),
          foldGutter(),
          syntaxHighlighting(codeHighlighting),
        ],
    errorOffset === null ? [] : markError(errorOffset),
  ]
}
