import './field.css'
import { useId, type ReactNode } from 'react'

/** What ties an input to its label and to what is said of it. */
interface FieldInputProps {
  id: string
  className: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps {
  label: string
  /** Small print beneath; a problem takes its place. */
  hint?: string
  /** What is wrong with what was entered. */
  problem?: string | undefined
  children: (props: FieldInputProps) => ReactNode
}

/** An input with its name above and, beneath, what is wrong with it. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const note = problem ?? hint
  const noteId = `${id}-note`
  return (
    <div className={problem === undefined ? 'field' : 'field field--wrong'}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: 'field__input',
        ...(note === undefined ? {} : { 'aria-describedby': noteId }),
        ...(problem === undefined ? {} : { 'aria-invalid': true }),
      })}
      {note === undefined ? null : (
        <p className="field__note" id={noteId}>
          {note}
        </p>
      )}
    </div>
  )
}
