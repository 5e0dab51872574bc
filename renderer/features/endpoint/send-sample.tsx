import './send-sample.css'
import { ChevronDown, Send } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

const FIRST_SAMPLE = 'order.created'

/** Sends a realistic Fleetbase delivery through the real socket; the menu beside it has the rest of an order's life. */
export function SendSample({ compact = false }: { compact?: boolean }) {
  const { samples: store } = useAppState()
  const { samples, sending, failure } = useObservable(store.state)
  return (
    <div className="send-sample">
      <div className="send-sample__buttons" role="group" aria-label="Samples">
        <button
          type="button"
          className={compact ? 'button' : 'button button--primary'}
          disabled={sending}
          onClick={() => void store.send(FIRST_SAMPLE)}
        >
          <Send size={14} aria-hidden="true" />
          Send a sample
        </button>
        {/* Not modal: a modal menu would lock scrolling by writing a style element, which the page's policy forbids. */}
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger asChild>
            <button
              type="button"
              className={compact ? 'button button--icon' : 'button button--icon button--primary'}
              aria-label="Choose a sample"
              title="Choose a sample"
            >
              <ChevronDown size={14} aria-hidden="true" />
            </button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content
              className="send-sample__menu"
              align="end"
              sideOffset={6}
              collisionPadding={8}
            >
              {samples.map((sample) => (
                <DropdownMenu.Item
                  key={sample.name}
                  className="send-sample__item"
                  onSelect={() => void store.send(sample.name)}
                >
                  <span className="send-sample__title">{sample.title}</span>
                  <span className="send-sample__description">{sample.description}</span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      </div>
      {failure === null ? null : (
        <p className="send-sample__failure" role="alert">
          {failure.message} {failure.advice}
        </p>
      )}
    </div>
  )
}
