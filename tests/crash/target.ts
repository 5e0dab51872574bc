import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/free-port'
import { RawConnection } from '../support/raw-connection'

/** What is launched and killed; `{folder}` and `{port}` in its arguments are filled in. */
export interface TargetCommand {
  executable: string
  args: readonly string[]
}

const START_LIMIT_MS = 60_000

/** A program that receives deliveries, run as a process of its own. */
export class Target {
  private output = ''

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        this.output = (this.output + piece.toString()).slice(-4000)
      })
    }
  }

  /** Starts the program; it is not ready yet. */
  static async launch(command: TargetCommand, folder: string): Promise<Target> {
    const port = await freePort()
    const args = command.args.map((arg) =>
      arg.replaceAll('{folder}', folder).replaceAll('{port}', String(port)),
    )
    // A group of its own: what is launched may be a script that runs the real program, and both are to die.
    const child = spawn(command.executable, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    return new Target(child, port)
  }

  /** Resolves when the port accepts connections. */
  async ready(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null) break
      try {
        const connection = await RawConnection.open(this.port)
        connection.destroy()
        return
      } catch {
        // Not listening yet.
        await pause(10)
      }
    }
    throw new Error(`the program did not listen on port ${String(this.port)}:\n${this.output}`)
  }

  /** Kills the program and all it started as `kill -9` does, and waits until it is gone. */
  async kill(): Promise<void> {
    const { pid } = this.child
    if (pid === undefined || this.child.exitCode !== null)
      throw new Error(`the program ended by itself:\n${this.output}`)
    const gone = once(this.child, 'exit')
    process.kill(-pid, 'SIGKILL')
    await gone
  }
}
