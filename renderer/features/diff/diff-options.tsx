import '../../components/popover-button.css'
import './diff-options.css'
import { SlidersHorizontal } from 'lucide-react'
import type { Equivalences } from '../../../core/diff/model'
import { formatCount } from '../../../core/format/size'
import { PopoverButton } from '../../components/popover-button'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonStore } from '../../state/diff/comparison-store'
import type { DiffReport } from '../../state/diff/diff-tasks'

/** What counts as the same, by what is said of it. */
const EQUIVALENCES: readonly { name: keyof Equivalences; label: string; example: string }[] = [
  { name: 'escapes', label: 'Escapes', example: String.raw`\/ and /, \u00eb and ë` },
  { name: 'numberText', label: 'Numbers', example: '1.0, 1 and 1e0' },
  { name: 'instants', label: 'Instants', example: '… 04:12:31 and …T04:12:31Z' },
  { name: 'emptyPhp', label: 'Empty', example: '{} and [], one and the same in PHP' },
]

/** More rows than these can't be scrolled to, nor does anybody read them. */
const MAX_OPEN_LINES = 500_000

interface DiffOptionsProps {
  store: ComparisonStore
  report: DiffReport
  /** Lines of text are told in one way only. */
  isJson: boolean
}

/** How differences are told: what counts as the same, whether order does, and what is folded. */
export function DiffOptions({ store, report, isJson }: DiffOptionsProps) {
  const isTooLong = report.lines > MAX_OPEN_LINES
  return (
    <PopoverButton label="How differences are told" icon={SlidersHorizontal} className="diff-options">
      {isJson ? <Telling /> : null}
      <div className="diff-options__folds">
        <button
          type="button"
          className="button button--small"
          disabled={isTooLong}
          title={isTooLong ? `Too long to unfold at once: ${formatCount(report.lines)} lines` : undefined}
          onClick={() => {
            store.openAllFolds(true)
          }}
        >
          Unfold all
        </button>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            store.openAllFolds(false)
          }}
        >
          Fold what is the same
        </button>
      </div>
    </PopoverButton>
  )
}

function Telling() {
  const { diffChoices } = useAppState()
  const choices = useObservable(diffChoices)
  return (
    <>
      <fieldset>
        <legend>The same, though written differently</legend>
        {EQUIVALENCES.map(({ name, label, example }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={choices.equivalences[name]}
              onChange={(event) => {
                const equivalences = { ...choices.equivalences, [name]: event.target.checked }
                diffChoices.set({ ...choices, equivalences })
              }}
            />
            <span>
              {label} <small className="mono">{example}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Beside the changes</legend>
        <label>
          <input
            type="checkbox"
            checked={choices.keyOrder}
            onChange={(event) => {
              diffChoices.set({ ...choices, keyOrder: event.target.checked })
            }}
          />
          <span>Name objects whose keys come in another order</span>
        </label>
      </fieldset>
    </>
  )
}
