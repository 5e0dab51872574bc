import { useState } from 'react'
import { KeyRuleHeader, KeyRulePath, KeyRulePointer, type EventKeyRule } from '../../../core/event/key-rules'
import { Field } from '../../components/field'

/** Where an id is looked for. */
type Where = 'payload' | 'header'

interface KeyRuleFormProps {
  /** The rule that is changed; null for a new one. */
  rule: EventKeyRule | null
  onSave: (rule: EventKeyRule) => void
  onCancel: () => void
}

/** Writes one rule; what is wrong with it stands at its field once it was to be saved. */
export function KeyRuleForm({ rule, onSave, onCancel }: KeyRuleFormProps) {
  const [path, setPath] = useState(rule?.path ?? '')
  const [where, setWhere] = useState<Where>(rule !== null && 'header' in rule.from ? 'header' : 'payload')
  const [place, setPlace] = useState(rule === null ? '' : placeOf(rule))
  const [wasTried, setWasTried] = useState(false)
  const placeSchema = where === 'header' ? KeyRuleHeader : KeyRulePointer
  const pathProblem = KeyRulePath.safeParse(path.trim()).error?.issues[0]?.message
  const placeProblem = placeSchema.safeParse(place.trim()).error?.issues[0]?.message
  return (
    <form
      className="key-rule-form"
      aria-label={rule === null ? 'A new rule' : 'Change the rule'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setWasTried(true)
        if (pathProblem !== undefined || placeProblem !== undefined) return
        onSave({
          path: path.trim(),
          from: where === 'header' ? { header: place.trim() } : { pointer: place.trim() },
        })
      }}
    >
      <Field
        label="For deliveries to"
        hint="A path; * stands for any characters."
        problem={wasTried ? pathProblem : undefined}
      >
        {(props) => (
          <input
            {...props}
            className={`${props.className} mono`}
            value={path}
            placeholder="/hooks/billing*"
            spellCheck={false}
            onChange={(event) => {
              setPath(event.target.value)
            }}
          />
        )}
      </Field>
      <WhereChoice where={where} onChange={setWhere} />
      <Field
        label={where === 'header' ? 'The header’s name' : 'A JSON pointer to it'}
        hint={where === 'header' ? 'In any letter case.' : 'Steps that each begin with a slash: /meta/id.'}
        problem={wasTried ? placeProblem : undefined}
      >
        {(props) => (
          <input
            {...props}
            className={`${props.className} mono`}
            value={place}
            placeholder={where === 'header' ? 'X-Event-Id' : '/meta/id'}
            spellCheck={false}
            onChange={(event) => {
              setPlace(event.target.value)
            }}
          />
        )}
      </Field>
      <p className="settings-page__note">What is there is grouped anew behind, from the oldest on.</p>
      <div className="settings-page__end">
        <button type="submit" className="button button--primary">
          {rule === null ? 'Add the rule' : 'Save the rule'}
        </button>
        {rule === null ? null : (
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  )
}

const WHERES: Readonly<Record<Where, string>> = { payload: 'In the payload', header: 'In a header' }

function WhereChoice({ where, onChange }: { where: Where; onChange: (where: Where) => void }) {
  return (
    <div className="key-rule-form__from">
      <span className="field__label">The id stands</span>
      <div className="segmented" role="group" aria-label="The id stands">
        {(Object.keys(WHERES) as Where[]).map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === where}
            onClick={() => {
              onChange(option)
            }}
          >
            {WHERES[option]}
          </button>
        ))}
      </div>
    </div>
  )
}

function placeOf({ from }: EventKeyRule): string {
  return 'header' in from ? from.header : from.pointer
}
