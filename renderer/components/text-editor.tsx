import './text-viewer.css'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { styleNonce } from '../style-nonce'
import { codeHighlighting, codeTheme, markError } from './code-look'

interface TextEditorProps {
  /** What it begins with; a change of it begins anew. */
  initial: string
  /** What is written there, for those who hear it. */
  label: string
  /** Shown while nothing is written. */
  hint: string
  /** A place in the text that is wrong. */
  errorOffset: number | null
  onChange: (text: string) => void
}

/** A text, JSON above all, that a person writes. Draws only what is in sight, so that megabytes can be pasted. */
export function TextEditor({ initial, label, hint, errorOffset, onChange }: TextEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const mark = useRef(new Compartment())
  const listener = useRef(onChange)
  useEffect(() => {
    listener.current = onChange
  }, [onChange])

  useEffect(() => {
    if (parent.current === null) return
    const state = EditorState.create({
      doc: initial,
      extensions: [
        lineNumbers(),
        history(),
        highlightSpecialChars(),
        drawSelection(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.cspNonce.of(styleNonce()),
        placeholder(hint),
        json(),
        syntaxHighlighting(codeHighlighting),
        codeTheme,
        EditorView.theme({ '.cm-content': { caretColor: 'var(--ink)' } }),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        mark.current.of([]),
        EditorView.updateListener.of(({ docChanged, state: { doc } }) => {
          if (docChanged) listener.current(doc.toString())
        }),
      ],
    })
    const editor = new EditorView({ state, parent: parent.current })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [initial, label, hint])

  useEffect(() => {
    const marked = errorOffset === null ? [] : markError(errorOffset)
    view.current?.dispatch({ effects: mark.current.reconfigure(marked) })
  }, [errorOffset, initial])

  return <div ref={parent} className="text-viewer selectable" />
}
