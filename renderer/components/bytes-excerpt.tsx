import './bytes-excerpt.css'
import { useState } from 'react'
import { looksLikeText, visibleText } from '../../core/format/visible-text'
import { hexDump } from './hex-viewer'

interface BytesExcerptProps {
  /** What these bytes are: 'Start of the headers'. */
  title: string
  /** A few kilobytes at most: all of it is drawn. */
  bytes: Uint8Array
}

/** A short run of bytes as text or in hex, whichever says more to begin with. */
export function BytesExcerpt({ title, bytes }: BytesExcerptProps) {
  const [form, setForm] = useState<'text' | 'hex'>(() => (looksLikeText(bytes) ? 'text' : 'hex'))
  return (
    <section className="bytes-excerpt" aria-label={title}>
      <header className="bytes-excerpt__head">
        <h4>{title}</h4>
        <div className="segmented" role="group" aria-label={`Show as: ${title}`}>
          {(['text', 'hex'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={form === choice}
              onClick={() => {
                setForm(choice)
              }}
            >
              {choice === 'text' ? 'Text' : 'Hex'}
            </button>
          ))}
        </div>
      </header>
      <pre className="bytes-excerpt__bytes" dir="ltr" tabIndex={0}>
        {form === 'text' ? visibleText(bytes) : hexDump(bytes)}
      </pre>
    </section>
  )
}
