// What Debian and Ubuntu have to bring for Electron to run: libraries, and a display where there is none.
import { spawnSync } from 'node:child_process'
import { run } from '../run'

/** Debian's packages for Electron; what else it needs comes with them. */
const LIBRARY_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1']

const DISPLAY_PACKAGES = ['xvfb', 'xauth']

/**
 * Room for the widest window that a test or a screenshot asks for. Without `-noreset` Xvfb starts over whenever no window
 * is left, and turns away who comes just then: one in nine where two programs open and close windows in turn.
 */
const VIRTUAL_SCREEN = '-screen 0 1920x1200x24 -noreset'

/** A command line: the program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]]

/**
 * The command line that runs `command` where it has a display: itself, or under xvfb-run. Libraries that `executable`
 * lacks, a missing xvfb-run and what is missing of `tools` (each called like its package) are installed, said so, when this
 * is root on Debian; else throws with the line to type.
 */
export async function withSystem(
  executable: string,
  command: CommandLine,
  tools: readonly string[] = [],
): Promise<CommandLine> {
  if (process.platform !== 'linux') return command
  const hasDisplay = isSet('DISPLAY') || isSet('WAYLAND_DISPLAY')
  await install([
    ...(missingLibraries(executable).length > 0 ? LIBRARY_PACKAGES : []),
    ...(hasDisplay || hasCommand('xvfb-run') ? [] : DISPLAY_PACKAGES),
    ...tools.filter((tool) => !hasCommand(tool)),
  ])
  const missing = missingLibraries(executable)
  if (missing.length > 0) {
    throw new Error(`Electron needs system libraries that are not here: ${missing.join(', ')}.`)
  }
  if (hasDisplay) return command
  console.log('No display here: the window opens on a virtual one (xvfb-run).')
  return ['xvfb-run', '--auto-servernum', '--server-args', VIRTUAL_SCREEN, ...command]
}

/** Root has no sandbox to give to Chromium, which then refuses to start with one. */
export function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

async function install(names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  if (!hasCommand('apt-get')) {
    throw new Error(`System packages are missing; on Debian they are called ${names.join(', ')}.`)
  }
  const packages = names.map((name) => nameHere(name))
  const line = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages] as const
  if (process.getuid?.() !== 0) {
    throw new Error(`System packages are missing. Install them with:\n  sudo ${line.join(' ')}`)
  }
  console.log(`Installing Debian packages: ${packages.join(' ')}`)
  const [program, ...args] = line
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { exitCode } = await run(program, args, { env, quiet: true, mayFail: true })
  if (exitCode === 0) return
  // A fresh machine knows no packages yet.
  await run('apt-get', ['update'], { env, quiet: true })
  await run(program, args, { env, quiet: true })
}

/** Since 2024 some packages end in t64 and their old name is no package any more. */
function nameHere(name: string): string {
  const renamed = `${name}t64`
  return spawnSync('apt-cache', ['show', renamed]).status === 0 ? renamed : name
}

function missingLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}

function hasCommand(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}

function isSet(variable: string): boolean {
  return (process.env[variable] ?? '') !== ''
}
