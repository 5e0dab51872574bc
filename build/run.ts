import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import { projectFolder } from './vite/folders'

export interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Keeps its output for the caller instead of showing it; what it says on stderr is shown if it fails. */
  quiet?: boolean
  /** Says by its exit code how it went, instead of throwing. */
  mayFail?: boolean
}

export interface RunResult {
  exitCode: number
  stdout: string
}

/** Runs a program from the checkout, with its packages' commands in reach, and waits until it has ended. */
export async function run(
  command: string,
  args: readonly string[],
  { env = process.env, quiet = false, mayFail = false }: RunOptions = {},
): Promise<RunResult> {
  const bin = join(projectFolder, 'node_modules', '.bin')
  const child = spawn(command, args, {
    cwd: projectFolder,
    env: { ...env, PATH: [bin, env['PATH'] ?? ''].join(delimiter) },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    // npm and the packages' commands are scripts there.
    shell: process.platform === 'win32',
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout?.on('data', (piece: Buffer) => stdout.push(piece))
  child.stderr?.on('data', (piece: Buffer) => stderr.push(piece))
  // Ctrl+C reaches the program too, and it is to end in its own way before we do.
  const wait = (): void => undefined
  process.on('SIGINT', wait)
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGTERM', passOn)
  const [code] = (await once(child, 'close')) as [number | null]
  process.off('SIGINT', wait).off('SIGTERM', passOn)
  const exitCode = code ?? 1
  if (exitCode !== 0 && !mayFail) {
    throw new Error(
      [`${[command, ...args].join(' ')} failed`, Buffer.concat(stderr).toString().trim()].join('\n').trim(),
    )
  }
  return { exitCode, stdout: Buffer.concat(stdout).toString() }
}
