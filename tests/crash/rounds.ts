import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Sender } from './sender'
import { Target, type TargetCommand } from './target'
import { checkSequences, Kept } from './verify'

const CONNECTIONS = 16

/** The kill comes up to this long after the load begins; checkpoints happen several times a second by then. */
const LONGEST_LOAD_MS = 700

/** Every so many rounds the kill comes while the program is still starting, which takes the app one to two seconds. */
const STARTUP_KILL_EVERY = 5
const LONGEST_START_MS = 1500

/**
 * Starts a program on one and the same folder, loads it and kills it with SIGKILL, `rounds` times, and looks after each
 * restart whether every delivery that got a 2xx is there, headers and body byte for byte and in order, and whether the
 * database is sound. At the end everything is compared once more. Tells `report` a line a round and one at the end. Throws
 * where anything is lost or not as it was sent.
 */
export async function killInRounds(
  rounds: number,
  command: TargetCommand,
  report: (line: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-crash-'))
  const crash = new CrashTest(command, folder, report)
  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1 && round % STARTUP_KILL_EVERY === 0) await crash.killWhileStarting(round)
    else await crash.killUnderLoad(round)
  }
  await crash.finish(rounds)
  rmSync(folder, { recursive: true, force: true })
}

class CrashTest {
  private readonly sender = new Sender()
  private readonly kept = new Kept()
  private readonly file: string

  constructor(
    private readonly command: TargetCommand,
    private readonly folder: string,
    private readonly report: (line: string) => void,
  ) {
    this.file = join(folder, 'waybill.db')
  }

  async killWhileStarting(round: number): Promise<void> {
    const target = await Target.launch(this.command, this.folder)
    const afterMs = Math.round(Math.random() * LONGEST_START_MS)
    await pause(afterMs)
    await target.kill()
    this.report(`round ${String(round)}: killed ${String(afterMs)} ms after its start`)
  }

  async killUnderLoad(round: number): Promise<void> {
    const target = await this.launchAndVerify()
    const before = this.sender.acknowledged.size
    const sending = this.sender.sendTo(target.port, CONNECTIONS)
    await pause(20 + Math.random() * LONGEST_LOAD_MS)
    await target.kill()
    await sending
    this.report(
      `round ${String(round)}: killed after ${String(this.sender.acknowledged.size - before)} acknowledged`,
    )
  }

  async finish(rounds: number): Promise<void> {
    const target = await this.launchAndVerify()
    await target.kill()
    const whole = new Kept()
    whole.look(this.file)
    checkSequences(whole, this.sender.sequences)
    const { sent, acknowledged, refused } = this.sender
    const answers = [...refused].map(([status, count]) => `${String(count)} x ${String(status)}`).join(', ')
    const megabytes = Math.round(statSync(this.file).size / 1024 / 1024)
    this.report(
      `${String(rounds)} rounds: ${String(sent)} sent, ${String(acknowledged.size)} acknowledged, ` +
        `refused: ${answers === '' ? 'none' : answers}, ${String(whole.ids.size)} kept (${String(megabytes)} MB), ` +
        'none lost, integrity_check ok each time',
    )
  }

  private async launchAndVerify(): Promise<Target> {
    const target = await Target.launch(this.command, this.folder)
    await target.ready()
    this.kept.look(this.file)
    checkSequences(this.kept, this.sender.sequences)
    return target
  }
}
