import { useId, useState } from 'react'
import type { ExportFormat, ExportQuery } from '../../../core/contract/export'
import { printFilter } from '../../../core/filter/print'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

type Which = 'marked' | 'found' | 'all'

/** Which deliveries, and in which format. */
export function ExportForm() {
  const { exporting } = useAppState()
  const choices = useChoices()
  const state = useObservable(exporting.state)
  const [chosen, setChosen] = useState<Which | null>(null)
  const [format, setFormat] = useState<ExportFormat>('har')
  const which = choices.find((choice) => choice.which === chosen) ?? choices[0]
  if (which === undefined) return null
  return (
    <form
      className="export__form"
      aria-label="Export"
      onSubmit={(event) => {
        event.preventDefault()
        void exporting.write(which.query(format))
      }}
    >
      <fieldset className="export__choice">
        <legend>Which</legend>
        {choices.map(({ which: value, label, about }) => (
          <Radio
            key={value}
            name="which"
            label={label}
            about={about}
            checked={which.which === value}
            onChoose={() => {
              setChosen(value)
            }}
          />
        ))}
      </fieldset>
      <fieldset className="export__choice">
        <legend>Format</legend>
        <Radio
          name="format"
          label="HAR 1.2"
          about="An HTTP archive, for browsers’ network panels, proxies and API clients"
          checked={format === 'har'}
          onChoose={() => {
            setFormat('har')
          }}
        />
        <Radio
          name="format"
          label="NDJSON"
          about="A line of JSON a delivery, with the body’s exact bytes in Base64; for jq and scripts"
          checked={format === 'ndjson'}
          onChoose={() => {
            setFormat('ndjson')
          }}
        />
      </fieldset>
      <button type="submit" className="button button--primary" disabled={state.status === 'running'}>
        Choose a file…
      </button>
    </form>
  )
}

interface Choice {
  which: Which
  label: string
  about: string
  query: (format: ExportFormat) => ExportQuery
}

/** What there is to export, the most particular first. */
function useChoices(): Choice[] {
  const { marks, filter, list, deliveries } = useAppState()
  const ids = useObservable(marks.ids)
  const { applied } = useObservable(filter.state)
  const { total, bottom } = useObservable(list.view)
  const all = useObservable(deliveries.view).total
  const text = printFilter(applied)
  const found =
    (of: string) =>
    (format: ExportFormat): ExportQuery => {
      return { what: 'found', format, filter: of, nowMs: Date.now() }
    }
  return [
    ...(ids.length === 0
      ? []
      : [
          {
            which: 'marked' as const,
            label: `Marked (${formatCount(ids.length)})`,
            about: 'Those that are marked in the list',
            query: (format: ExportFormat): ExportQuery => ({ what: 'named', format, ids: [...ids] }),
          },
        ]),
    ...(text === ''
      ? []
      : [
          {
            which: 'found' as const,
            label: `Found (${formatCount(total - bottom)})`,
            about: `All that pass ${text}`,
            query: found(text),
          },
        ]),
    { which: 'all', label: `All (${formatCount(all)})`, about: 'Everything that is kept', query: found('') },
  ]
}

interface RadioProps {
  name: string
  label: string
  about: string
  checked: boolean
  onChoose: () => void
}

function Radio({ name, label, about, checked, onChoose }: RadioProps) {
  const id = useId()
  return (
    <div className="export__radio">
      <input
        type="radio"
        id={id}
        name={name}
        checked={checked}
        aria-describedby={`${id}-about`}
        onChange={onChoose}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-about`}>{about}</p>
    </div>
  )
}
