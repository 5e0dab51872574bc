import { commandOf, type CommandId } from '../state/commands'
import { shownKeys } from '../state/shown-keys'
import { useAppState } from './use-app-state'
import { useObservable } from './use-observable'

/** Whether keys are to be named as on a Mac. */
export function useIsMac(): boolean {
  return useObservable(useAppState().info)?.platform === 'darwin'
}

/** A command's first key, for a tooltip: 'p', 'Ctrl+Z'. */
export function useKeysOf(id: CommandId): string {
  const isMac = useIsMac()
  const { keys, listKeys } = commandOf(id)
  const [first = ''] = keys ?? listKeys ?? []
  return shownKeys(first, isMac).join(first.includes('+') ? '+' : ' ')
}
