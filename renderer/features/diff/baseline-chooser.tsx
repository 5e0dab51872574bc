import './baseline-chooser.css'
import { Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { formatSize } from '../../../core/format/size'
import { formatLocalInstant } from '../../../core/format/time'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { BASELINES, type BaselineKind } from '../../state/diff/baseline-store'
import { BASELINE_WORDS } from './baseline-words'

/** Of a longer file nobody compares more, and to read it would take all memory there is. */
const MAX_FILE_BYTES = 32 * 1024 * 1024

interface BaselineChooserProps {
  /** Whether the body is a text that can be written on. */
  canDraft: boolean
}

/** What the open delivery is compared with, and everything else that it could be. */
export function BaselineChooser({ canDraft }: BaselineChooserProps) {
  const { baselines } = useAppState()
  const kind = useObservable(baselines.kind)
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (chosen: BaselineKind): void => {
    setProblem(null)
    if (chosen === 'file') input.current?.click()
    else baselines.choose(chosen)
  }
  return (
    <div className="baseline-chooser">
      <span className="baseline-chooser__lead">Compared with</span>
      {/* Not modal: a modal menu would lock scrolling by writing a style element, which the page's policy forbids. */}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <button type="button" className="button button--small baseline-chooser__button">
            <span className="baseline-chooser__kind">
              {kind === null ? 'nothing yet' : BASELINE_WORDS[kind].title}
            </span>
            <ChevronDown size={13} aria-hidden="true" />
          </button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className="baseline-chooser__menu"
            align="start"
            sideOffset={6}
            collisionPadding={8}
          >
            {BASELINES.map((each) => (
              <Choice key={each} kind={each} isChosen={each === kind} canDraft={canDraft} onChoose={choose} />
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        ref={input}
        hidden
        type="file"
        aria-label="A file to compare with"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file === undefined) return
          if (file.size > MAX_FILE_BYTES) {
            setProblem(
              `${file.name} is larger than ${formatSize(MAX_FILE_BYTES)}, the most that is compared.`,
            )
            return
          }
          file.text().then(
            (text) => {
              baselines.openFile(file.name, text)
            },
            () => {
              setProblem(`${file.name} can’t be read.`)
            },
          )
        }}
      />
      {problem === null ? null : (
        <span className="baseline-chooser__problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

interface ChoiceProps {
  kind: BaselineKind
  isChosen: boolean
  canDraft: boolean
  onChoose: (kind: BaselineKind) => void
}

function Choice({ kind, isChosen, canDraft, onChoose }: ChoiceProps) {
  const { baselines } = useAppState()
  const state = useObservable(baselines.state)
  const file = useObservable(baselines.file)
  const { title, none } = BASELINE_WORDS[kind]
  const isFound = kind === 'resource' || kind === 'attempt' || kind === 'type'
  const summary = isFound && state.status === 'found' ? state.found[kind] : null
  const isMissing = isFound ? summary === null : kind === 'draft' && !canDraft
  const hint = isFound
    ? summary === null
      ? state.status === 'finding'
        ? 'Looking for it…'
        : none
      : summaryWords(summary)
    : kind === 'file'
      ? (file?.name ?? 'Choose one')
      : isMissing
        ? none
        : null
  return (
    <DropdownMenu.CheckboxItem
      className="baseline-chooser__item"
      checked={isChosen}
      disabled={isMissing}
      onSelect={() => {
        onChoose(kind)
      }}
    >
      <span className="baseline-chooser__check">
        {isChosen ? <Check size={13} aria-hidden="true" /> : null}
      </span>
      <span className="baseline-chooser__title">{title}</span>
      {hint === null ? null : <span className="baseline-chooser__hint">{hint}</span>}
    </DropdownMenu.CheckboxItem>
  )
}

function summaryWords({ eventName, method, target, receivedAtUs }: DeliverySummary): string {
  return `${eventName ?? `${method} ${target}`}, ${formatLocalInstant(receivedAtUs / 1000)}`
}
