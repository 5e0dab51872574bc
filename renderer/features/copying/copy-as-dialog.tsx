import './copy-as-dialog.css'
import { Dialog } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { COPY_FORMS, type CopyForm } from '../../../core/export/copy-forms'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

const WORDS: Readonly<Record<CopyForm, { label: string; about: string; key: string }>> = {
  curl: { label: 'cURL', about: 'for bash and zsh; sends the same bytes to this Waybill', key: 'c' },
  fetch: { label: 'fetch', about: 'JavaScript', key: 'j' },
  http: { label: 'HTTP request', about: 'head and body as they came', key: 'r' },
  payload: { label: 'Payload', about: 'laid out for reading', key: 'p' },
  'payload-as-sent': { label: 'Payload as sent', about: 'no character changed', key: 's' },
  headers: { label: 'Headers', about: 'a line each', key: 'h' },
  markdown: { label: 'Markdown report', about: 'for an issue or a chat', key: 'm' },
}

/** Asks in which form deliveries are to be copied: a press, or one more key. */
export function CopyAsDialog() {
  const { copyAs } = useAppState()
  const ids = useObservable(copyAs.choosing)
  return (
    <Dialog.Root
      open={ids !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) copyAs.choosing.set(null)
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="copy-as__veil" />
        <Dialog.Content
          className="copy-as"
          aria-describedby={undefined}
          onKeyDown={(event) => {
            moveFocus(event)
            const form = COPY_FORMS.find((candidate) => WORDS[candidate].key === event.key)
            if (form === undefined || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            void copyAs.copy(ids ?? [], form)
          }}
        >
          <Dialog.Title className="copy-as__title">
            {ids !== null && ids.length > 1 ? `Copy ${formatCount(ids.length)} deliveries as` : 'Copy as'}
          </Dialog.Title>
          <ul className="copy-as__forms">
            {COPY_FORMS.map((form) => (
              <li key={form}>
                <button
                  type="button"
                  className="copy-as__form"
                  onClick={() => void copyAs.copy(ids ?? [], form)}
                >
                  <span className="copy-as__label">{WORDS[form].label}</span>
                  <span className="copy-as__about">{WORDS[form].about}</span>
                  <kbd className="key">{WORDS[form].key}</kbd>
                </button>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The arrow keys go from form to form, round the ends. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const focused = buttons.findIndex((button) => button === document.activeElement)
  buttons.at((focused + step) % buttons.length)?.focus()
}
