import './tunnel-control.css'
import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { describeTunnel } from '../../../core/tunnel/state-words'
import { Toggle } from '../../components/toggle'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { ConsentCard } from './consent-card'
import { TunnelPanel } from './tunnel-panel'

/** The switch that opens the public address, its state in a few words, and behind that all there is to know of it. */
export function TunnelControl() {
  const { tunnel } = useAppState()
  const view = useObservable(tunnel.view)
  const words = describeTunnel(view.state, useNow(1000))
  const [shown, setShown] = useState<'nothing' | 'consent' | 'panel'>('nothing')
  const isOn = view.isAllowed && view.settings.wanted

  const onSwitch = (wanted: boolean): void => {
    if (!wanted) void tunnel.close()
    else if (view.settings.agreed) void tunnel.open()
    else setShown('consent')
  }

  return (
    <Popover.Root
      open={shown !== 'nothing'}
      onOpenChange={(isOpen) => {
        setShown(isOpen ? 'panel' : 'nothing')
      }}
    >
      <Popover.Anchor asChild>
        <section className="tunnel-control" aria-label="Public address">
          <Toggle
            label="Public address"
            title={view.isAllowed ? 'A public address that leads here' : 'Closed by --no-tunnel'}
            checked={isOn}
            disabled={!view.isAllowed}
            onChange={onSwitch}
          />
          <Popover.Trigger asChild>
            <button
              type="button"
              className="button button--quiet tunnel-control__state"
              aria-label={`Public address: ${words.label}. Show more`}
            >
              <span className={`tunnel-control__dot tunnel-control__dot--${words.tone}`} />
              <span className="tunnel-control__words">
                {isOn || view.state.status !== 'closed' ? words.label : 'Public'}
                {words.aside === '' ? null : <span className="tunnel-control__aside">{words.aside}</span>}
              </span>
              <ChevronDown size={14} aria-hidden="true" />
            </button>
          </Popover.Trigger>
        </section>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="tunnel-popover"
          align="start"
          sideOffset={8}
          collisionPadding={10}
          aria-label="Public address"
        >
          {shown === 'consent' ? (
            <ConsentCard
              server={view.settings.localtunnelServer}
              onAgree={() => {
                setShown('panel')
                void tunnel.open()
              }}
              onCancel={() => {
                setShown('nothing')
              }}
            />
          ) : (
            <TunnelPanel
              onOpen={() => {
                onSwitch(true)
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
