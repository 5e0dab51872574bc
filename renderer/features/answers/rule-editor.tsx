import './rule-editor.css'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { MAX_STEPS } from '../../../core/response/limits'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import {
  nameOf,
  newStep,
  readDraft,
  type DraftProblems,
  type RuleDraft,
  type StepDraft,
} from '../../state/rule-draft'
import { MatchFields, type PartProps } from './match-fields'
import { StepEditor } from './step-editor'

const NO_PROBLEMS: DraftProblems = new Map()

interface RuleEditorProps {
  draft: RuleDraft
  onChange: (draft: RuleDraft) => void
  /** The rule was saved, or its changes are to be forgotten. */
  onDone: () => void
}

/** A rule as a form. What is wrong is said at its field, from the first attempt to save on. */
export function RuleEditor({ draft, onChange, onDone }: RuleEditorProps) {
  const { answers } = useAppState()
  const { failure } = useObservable(answers.state)
  const form = useRef<HTMLFormElement>(null)
  const [hasTried, setHasTried] = useState(false)
  const read = readDraft(draft)
  const problems = hasTried && 'problems' in read ? read.problems : NO_PROBLEMS

  useEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])

  const save = async (): Promise<void> => {
    setHasTried(true)
    if ('rule' in read) {
      if (await answers.putRule(read.rule)) onDone()
    } else {
      // After the problems are drawn: the first of them is where the person goes on.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
    }
  }

  return (
    <form
      className="rule-editor"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="rule-editor__fields">
        <Field label="Name" problem={problems.get('name')}>
          {(input) => (
            <input
              {...input}
              value={draft.name}
              placeholder={nameOf(draft.steps) ?? 'What it is for'}
              onChange={({ target }) => {
                onChange({ ...draft, name: target.value })
              }}
            />
          )}
        </Field>
        <MatchFields draft={draft} problems={problems} onChange={onChange} />
        <StepFields draft={draft} problems={problems} onChange={onChange} />
        <Placeholders />
      </div>
      <div className="rule-editor__foot">
        {failure === null ? null : (
          <Notice tone="problem" title={failure.message}>
            {failure.advice}
          </Notice>
        )}
        <div className="rule-editor__buttons">
          {problems.size === 0 ? null : (
            <p className="rule-editor__wrong" role="status">
              {problems.size === 1
                ? 'One field needs a look.'
                : `${String(problems.size)} fields need a look.`}
            </p>
          )}
          <button type="button" className="button" onClick={onDone}>
            Cancel
          </button>
          <button type="submit" className="button button--primary">
            Save
          </button>
        </div>
      </div>
    </form>
  )
}

function StepFields({ draft, problems, onChange }: PartProps) {
  const { steps } = draft
  const change = (changed: StepDraft[]): void => {
    onChange({ ...draft, steps: changed })
  }
  return (
    <fieldset className="rule-editor__part">
      <legend>What they are told</legend>
      <p className="rule-editor__lead">
        {steps.length === 1
          ? 'The same for every attempt. Add a step to answer a retry differently.'
          : 'Each event goes through the steps one attempt after another, for each path anew; the last step stays. Off and on again, or changed, the rule begins anew.'}
      </p>
      <ol className="rule-editor__steps">
        {steps.map((step, index) => (
          <StepEditor
            key={step.key}
            step={step}
            title={stepTitle(index, steps.length)}
            problem={(field) => problems.get(`steps.${String(index)}.${field}`)}
            onChange={(changed) => {
              change(steps.map((other) => (other === step ? changed : other)))
            }}
            onRemove={
              steps.length === 1
                ? null
                : () => {
                    change(steps.filter((other) => other !== step))
                  }
            }
          />
        ))}
      </ol>
      {steps.length >= MAX_STEPS ? null : (
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            const key = String(Math.max(...steps.map((step) => Number(step.key))) + 1)
            change([...steps, { ...newStep(key), status: '200' }])
          }}
        >
          <Plus size={14} aria-hidden="true" />
          Add a step
        </button>
      )}
    </fieldset>
  )
}

function stepTitle(index: number, count: number): string {
  if (count === 1) return 'Every attempt'
  return index === count - 1 ? `Attempt ${String(count)} and later` : `Attempt ${String(index + 1)}`
}

const PLACEHOLDERS = [
  ['{{event.name}} {{event.id}} {{event.provider}} {{event.resource}}', 'what the sender meant'],
  ['{{delivery.method}} {{delivery.path}} {{delivery.target}}', 'the request'],
  ['{{delivery.time}} {{delivery.attempt}}', 'its arrival, and which attempt of its event it is'],
  ['{{header Content-Type}}', 'a header'],
  ['{{body}} {{body /data/id}}', 'the body, or a value in it by JSON Pointer'],
  ['{{json body /data/id}}', 'any of these as JSON, quotes and all'],
  ['\\{{', 'the two braces themselves'],
] as const

function Placeholders() {
  return (
    <details className="rule-editor__placeholders">
      <summary>What a body can be filled in with</summary>
      <dl className="selectable">
        {PLACEHOLDERS.map(([code, meaning]) => (
          <div key={code}>
            <dt>
              <code>{code}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
