import { useState } from 'react'

const TAB_NAMES = ['overview', 'payload', 'headers', 'raw'] as const
export type InspectorTab = (typeof TAB_NAMES)[number]

/** The tab stays the same from one delivery to the next: whoever reads payloads goes on reading payloads. */
let lastTab: InspectorTab = 'payload'

/** The open tab and the way to change it; a name that is no tab is ignored. */
export function useInspectorTab(): [InspectorTab, (name: string) => void] {
  const [tab, setTab] = useState(lastTab)
  const change = (name: string): void => {
    const known = TAB_NAMES.find((candidate) => candidate === name)
    if (known === undefined) return
    lastTab = known
    setTab(known)
  }
  return [tab, change]
}
