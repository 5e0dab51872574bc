import './settings-dialog.css'
import { Download, History, Layers, Signature, X, type LucideIcon } from 'lucide-react'
import { Dialog, Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { SettingsPart } from '../../state/app-state'
import { GroupingSection } from './grouping-section'
import { HistorySection } from './history-section'
import { ReceivingSection } from './receiving-section'
import { SignaturesSection } from './signatures-section'

interface Section {
  part: SettingsPart
  label: string
  icon: LucideIcon
  page: ReactNode
}

/** One entry a part; its page is a component of its own. */
const SECTIONS: readonly Section[] = [
  { part: 'history', label: 'History', icon: History, page: <HistorySection /> },
  { part: 'receiving', label: 'Receiving', icon: Download, page: <ReceivingSection /> },
  { part: 'grouping', label: 'Grouping', icon: Layers, page: <GroupingSection /> },
  { part: 'signatures', label: 'Signatures', icon: Signature, page: <SignaturesSection /> },
]

/** What a person can choose, a page for each part. */
export function SettingsDialog() {
  const { openSettings } = useAppState()
  const part = useObservable(openSettings)
  return (
    <Dialog.Root
      open={part !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) openSettings.set(null)
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="settings__veil" />
        <Dialog.Content className="settings" aria-describedby={undefined}>
          <Tabs.Root
            className="settings__parts"
            orientation="vertical"
            value={part ?? 'history'}
            onValueChange={(value) => {
              openSettings.set(SECTIONS.find((section) => section.part === value)?.part ?? 'history')
            }}
          >
            <div className="settings__nav">
              <Dialog.Title className="settings__title">Settings</Dialog.Title>
              <Tabs.List className="settings__list" aria-label="Parts of the settings">
                {SECTIONS.map((section) => (
                  <Tabs.Trigger key={section.part} className="settings__tab" value={section.part}>
                    <section.icon size={15} aria-hidden="true" />
                    {section.label}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </div>
            {SECTIONS.map((section) => (
              <Tabs.Content key={section.part} className="settings__page" value={section.part}>
                {section.page}
              </Tabs.Content>
            ))}
          </Tabs.Root>
          <Dialog.Close asChild>
            <button
              type="button"
              className="button button--icon button--quiet settings__close"
              aria-label="Close"
            >
              <X size={16} aria-hidden="true" />
            </button>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
