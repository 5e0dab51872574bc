import { createContext, useContext } from 'react'
import type { AppState } from '../state/app-state'

/** Given by main.tsx around the whole window. */
export const AppStateContext = createContext<AppState | null>(null)

/** The window's state. Throws outside of the window's tree, which only a mistake of ours can bring about. */
export function useAppState(): AppState {
  const state = useContext(AppStateContext)
  if (state === null) throw new Error('useAppState is called outside of AppStateContext')
  return state
}
