import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DEFAULT_PORT } from '../core/contract/status'

/** What the command line asks for. */
export type CommandLine =
  | { action: 'run'; port: number; dataFolder: string | null; tunnel: boolean }
  | { action: 'print'; text: string }
  | { action: 'refuse'; message: string }

const HELP = `Waybill, a desktop inspector for webhooks.

Usage: waybill [options]

  --port N       listen on port N (default ${String(DEFAULT_PORT)}; 0 takes any free one).
                 If N is taken, the next free port is used and the window says so.
  --data DIR     keep deliveries in DIR instead of the folder of your user account
  --no-tunnel    open no tunnel, whatever was chosen before; local requests only
  --version      print the version and exit
  --help         print this and exit
`

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  'no-tunnel': { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/**
 * Switches that are Chromium's, Electron's or the debugger's own. They stand among ours in argv and are none of our
 * business; any other unknown word is a mistake worth telling.
 */
const FOREIGN_SWITCH =
  /^--(?:no-sandbox|no-zygote|inspect|remote-debugging|remote-allow|disable-|enable-|force-|ozone-|use-|gtk-|lang=|user-data-dir|js-flags|log-|v=|allow-|password-store|high-dpi|class=|no-first-run|original-process)/

/**
 * The arguments meant for Waybill. A packaged program gets nothing else; unpackaged, `electron [switches] FOLDER ...` has
 * ours after the app's folder.
 */
export function ownArguments(argv: readonly string[], appFolder: string | null): readonly string[] {
  if (appFolder === null) return argv.slice(1)
  const folderAt = argv.findIndex((argument, index) => index > 0 && resolve(argument) === resolve(appFolder))
  return argv.slice(folderAt < 0 ? 1 : folderAt + 1)
}

/** Reads what `ownArguments` gave. */
export function readCommandLine(argv: readonly string[], version: string): CommandLine {
  const ours = argv.filter((argument) => !FOREIGN_SWITCH.test(argument))
  let values
  try {
    values = parseArgs({ args: ours, options, allowPositionals: false }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  if (values.help === true) return { action: 'print', text: HELP }
  if (values.version === true) return { action: 'print', text: `Waybill ${version}\n` }
  const port = readPort(values.port)
  if (port === null) return refuse(`--port takes a number from 0 to 65535, not '${values.port ?? ''}'.`)
  if (values.data === '') return refuse('--data takes a folder.')
  return { action: 'run', port, dataFolder: values.data ?? null, tunnel: values['no-tunnel'] !== true }
}

function readPort(value: string | undefined): number | null {
  if (value === undefined) return DEFAULT_PORT
  if (!/^\d{1,5}$/.test(value)) return null
  const port = Number(value)
  return port <= 65_535 ? port : null
}

function refuse(reason: string): CommandLine {
  return { action: 'refuse', message: `${reason}\nRun with --help for the options.\n` }
}
