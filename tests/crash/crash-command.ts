import { waybillCommand } from '../support/waybill-app'
import type { TargetCommand } from './target'

/** The real app, as with-app.ts found it, on a folder and a port that are filled in at each start. */
export function crashCommand(): TargetCommand {
  const { executable, args } = waybillCommand()
  return { executable, args: [...args, '--port', '{port}', '--data', '{folder}', '--no-tunnel'] }
}
