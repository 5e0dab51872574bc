import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import { providerLabel } from '../../../core/provider/providers'
import { Field } from '../../components/field'
import type { DraftProblems, RuleDraft } from '../../state/rule-draft'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A part of the form, and where its changes go. */
export interface PartProps {
  draft: RuleDraft
  problems: DraftProblems
  onChange: (draft: RuleDraft) => void
}

/** The conditions of a rule; an empty one takes any delivery. */
export function MatchFields({ draft, problems, onChange }: PartProps) {
  // A method that is in none of the choices was written into the file by hand.
  const methods = METHODS.includes(draft.method) || draft.method === '' ? METHODS : [...METHODS, draft.method]
  const written = (name: 'path' | 'eventName' | 'filter') => ({
    value: draft[name],
    problem: problems.get(name),
    onChange: (value: string) => {
      onChange({ ...draft, [name]: value })
    },
  })
  return (
    <fieldset className="rule-editor__part">
      <legend>Which deliveries</legend>
      <div className="rule-editor__match">
        <WrittenField label="Path" hint="* stands for any characters" {...written('path')} />
        <WrittenField label="Event" hint="order.* for all of an order’s" {...written('eventName')} />
        <Field label="Method" problem={problems.get('method')}>
          {(input) => (
            <select
              {...input}
              value={draft.method}
              onChange={({ target }) => {
                onChange({ ...draft, method: target.value })
              }}
            >
              <option value="">any</option>
              {methods.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Sender" problem={problems.get('provider')}>
          {(input) => (
            <select
              {...input}
              value={draft.provider}
              onChange={({ target }) => {
                onChange({ ...draft, provider: target.value })
              }}
            >
              <option value="">any</option>
              {PROVIDER_IDS.map((provider) => (
                <option key={provider} value={provider}>
                  {provider === 'generic' ? 'Unknown' : providerLabel(provider)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="rule-editor__filter">
          <WrittenField
            label="Filter"
            hint="as above the list, for what no field here asks: data.meta.priority:high"
            {...written('filter')}
          />
        </div>
      </div>
    </fieldset>
  )
}

interface WrittenFieldProps {
  label: string
  hint: string
  problem: string | undefined
  value: string
  onChange: (value: string) => void
}

function WrittenField({ label, hint, problem, value, onChange }: WrittenFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <input
          {...input}
          className={`${input.className} field__input--code`}
          value={value}
          placeholder="any"
          spellCheck={false}
          onChange={({ target }) => {
            onChange(target.value)
          }}
        />
      )}
    </Field>
  )
}
