import './list-tabs.css'
import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ListName } from '../../../core/contract/list-view'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

export interface ListTab {
  name: ListName
  label: string
  /** How many it holds, where that is known. */
  count?: ReactNode
  list: ReactNode
}

interface ListTabsProps {
  tabs: readonly ListTab[]
  /** Beside the tabs, whichever is shown. */
  buttons: ReactNode
}

/** The lists of the window, one of them in sight. */
export function ListTabs({ tabs, buttons }: ListTabsProps) {
  const { browsing } = useAppState()
  const shown = useObservable(browsing.list)
  return (
    <Tabs.Root
      className="list-tabs"
      value={shown}
      onValueChange={(value) => {
        const tab = tabs.find(({ name }) => name === value)
        if (tab !== undefined) browsing.show(tab.name)
      }}
    >
      <header className="list-tabs__head">
        <Tabs.List className="list-tabs__list" aria-label="Lists">
          {tabs.map(({ name, label, count }) => (
            <Tabs.Trigger key={name} className="list-tabs__tab" value={name}>
              {label}
              {count === undefined ? null : <span className="list-tabs__count">{count}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {buttons}
      </header>
      {/* One panel for all: with a panel each, the old list would be there for a moment more and take the new one's focus. */}
      <Tabs.Content className="list-tabs__content" value={shown} tabIndex={-1}>
        {tabs.find(({ name }) => name === shown)?.list}
      </Tabs.Content>
    </Tabs.Root>
  )
}
