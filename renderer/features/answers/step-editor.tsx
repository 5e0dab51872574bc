import './step-editor.css'
import { Trash2 } from 'lucide-react'
import { FAULT_LABELS } from '../../../core/response/describe'
import { FAULTS, isSilent } from '../../../core/response/fault'
import { Field } from '../../components/field'
import { hintsOf, type StepDraft } from '../../state/rule-draft'

interface StepEditorProps {
  step: StepDraft
  title: string
  /** What is wrong with one of its fields. */
  problem: (field: 'status' | 'seconds' | 'body' | 'headers') => string | undefined
  onChange: (step: StepDraft) => void
  /** Null for the only step. */
  onRemove: (() => void) | null
}

/** One step of a rule: an answer, or what goes wrong with it. */
export function StepEditor({ step, title, problem, onChange, onRemove }: StepEditorProps) {
  const isMute = step.fault !== 'none' && isSilent(step.fault)
  return (
    <li className="step-editor">
      <div className="step-editor__head">
        <h3>{title}</h3>
        {onRemove === null ? null : (
          <button
            type="button"
            className="button button--quiet button--icon button--small"
            aria-label={`Remove: ${title}`}
            onClick={onRemove}
          >
            <Trash2 size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="step-editor__row">
        <Field label="Do">
          {(input) => (
            <select
              {...input}
              value={step.fault}
              onChange={({ target }) => {
                const fault = FAULTS.find((known) => known === target.value) ?? 'none'
                onChange({ ...step, fault })
              }}
            >
              <option value="none">Answer</option>
              {FAULTS.map((fault) => (
                <option key={fault} value={fault}>
                  {FAULT_LABELS[fault]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {isMute ? null : (
          <Field label="Status" problem={problem('status')}>
            {(input) => (
              <input
                {...input}
                inputMode="numeric"
                value={step.status}
                onChange={({ target }) => {
                  onChange({ ...step, status: target.value })
                }}
              />
            )}
          </Field>
        )}
        {step.fault === 'never' ? null : (
          <Field
            label={step.fault === 'slow-drip' ? 'Over how many seconds' : 'After how many seconds'}
            problem={problem('seconds')}
          >
            {(input) => (
              <input
                {...input}
                inputMode="decimal"
                value={step.seconds}
                onChange={({ target }) => {
                  onChange({ ...step, seconds: target.value })
                }}
              />
            )}
          </Field>
        )}
      </div>
      {isMute ? null : <Contents step={step} problem={problem} onChange={onChange} />}
      {hintsOf(step).map((hint) => (
        <p key={hint} className="step-editor__hint">
          {hint}
        </p>
      ))}
    </li>
  )
}

function Contents({ step, problem, onChange }: Pick<StepEditorProps, 'step' | 'problem' | 'onChange'>) {
  return (
    <div className="step-editor__contents">
      <Field label="Body" problem={problem('body')}>
        {(input) => (
          <textarea
            {...input}
            rows={2}
            spellCheck={false}
            value={step.body}
            onChange={({ target }) => {
              onChange({ ...step, body: target.value })
            }}
          />
        )}
      </Field>
      <Field label="Headers" problem={problem('headers')}>
        {(input) => (
          <textarea
            {...input}
            rows={2}
            spellCheck={false}
            placeholder="Name: value"
            value={step.headers}
            onChange={({ target }) => {
              onChange({ ...step, headers: target.value })
            }}
          />
        )}
      </Field>
    </div>
  )
}
