import './written-side.css'
import { useState } from 'react'
import { formatCount } from '../../../core/format/size'
import { TextEditor } from '../../components/text-editor'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { WrittenText } from '../../state/diff/baseline-store'
import type { Observable } from '../../state/observable'

const HINTS = {
  pasted: 'Paste JSON here',
  draft: 'The body is empty',
} as const

interface WrittenSideProps {
  kind: 'pasted' | 'draft'
  deliveryId: number
}

/** The text that is compared with, as a person writes it: compared with every change, once it is JSON. */
export function WrittenSide({ kind, deliveryId }: WrittenSideProps) {
  const { baselines } = useAppState()
  const written = kind === 'pasted' ? baselines.pasted : baselines.draft
  // A draft begins anew with each delivery; what was pasted stays.
  return <Editor key={kind === 'draft' ? deliveryId : kind} kind={kind} written={written} />
}

function Editor({ kind, written }: { kind: 'pasted' | 'draft'; written: Observable<WrittenText> }) {
  const { baselines } = useAppState()
  const { error } = useObservable(written)
  const comparison = useObservable(baselines.comparison.state)
  const [initial] = useState(() => written.get().text)
  return (
    <div className="written-side">
      <div className="written-side__text">
        <TextEditor
          initial={initial}
          label={kind === 'pasted' ? 'Pasted JSON' : 'Draft of the body'}
          hint={HINTS[kind]}
          errorOffset={error?.offset ?? null}
          onChange={(text) => {
            if (kind === 'pasted') baselines.paste(text)
            else baselines.edit(text)
          }}
        />
      </div>
      {error === null ? null : (
        <p className="written-side__error" role="alert">
          Not valid JSON at line {formatCount(error.line)}, column {formatCount(error.column)}:{' '}
          {error.message}.{comparison.status === 'open' ? ' Below is what was valid last.' : ''}
        </p>
      )}
    </div>
  )
}
