import { clipboard } from 'electron'
import type { AppInfo } from '../../core/contract/calls'
import type { AreaHandlers } from './answer-calls'

/** Calls about the program itself. The page has no clipboard permission of its own, so copying goes through here. */
export function appCalls(info: AppInfo): AreaHandlers<'app'> {
  return {
    'app:info': () => info,
    'app:copy-text': async ({ text }) => {
      // A promise in the newest Electron, nothing in older ones: awaiting serves both.
      await clipboard.writeText(text)
      return {}
    },
  }
}
