import '../../components/popover-button.css'
import './list-view-menu.css'
import { SlidersHorizontal } from 'lucide-react'
import { LIST_COLUMNS, type ListView } from '../../../core/contract/list-view'
import { Notice } from '../../components/notice'
import { PopoverButton } from '../../components/popover-button'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { COLUMN_LABELS } from './column-labels'

/** How the list is drawn: how close its rows are, how it tells time, which columns it has. */
export function ListViewMenu() {
  const { listView } = useAppState()
  const view = useObservable(listView.view)
  const failure = useObservable(listView.failure)
  return (
    <PopoverButton label="How the list looks" icon={SlidersHorizontal} className="list-view-menu">
      <Choice label="Rows" name="density" options={DENSITIES} value={view.density} />
      <Choice label="Times" name="time" options={TIMES} value={view.time} />
      <fieldset className="list-view-menu__columns">
        <legend>Columns, where the list is wide</legend>
        {LIST_COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={!view.hidden.includes(column)}
              onChange={() => {
                listView.toggle(column)
              }}
            />
            {COLUMN_LABELS[column]}
          </label>
        ))}
      </fieldset>
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
    </PopoverButton>
  )
}

const DENSITIES = { comfortable: 'Comfortable', compact: 'Compact' } as const
const TIMES = { relative: 'How long ago', absolute: 'Exact' } as const

interface ChoiceProps<Name extends 'density' | 'time'> {
  label: string
  name: Name
  options: Readonly<Record<ListView[Name], string>>
  value: ListView[Name]
}

function Choice<Name extends 'density' | 'time'>({ label, name, options, value }: ChoiceProps<Name>) {
  const { listView } = useAppState()
  return (
    <div className="list-view-menu__choice">
      <span>{label}</span>
      <div className="segmented" role="group" aria-label={label}>
        {(Object.keys(options) as ListView[Name][]).map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            onClick={() => {
              listView.change({ [name]: option })
            }}
          >
            {options[option]}
          </button>
        ))}
      </div>
    </div>
  )
}
