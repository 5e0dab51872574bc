import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TunnelSettings } from '../../core/contract/tunnel'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { MainWindow } from '../e2e/pages/main-window'
import { keepBefore } from '../support/kept-before'
import { launchWaybill, type RunningWaybill } from '../support/waybill-app'

const projectFolder = resolve(import.meta.dirname, '..', '..')

/** Where the pictures go: seventy of them, to be looked at and not to be kept. */
export const folder = join(projectFolder, 'test-results', 'screenshots')

/** Where those are kept that the README shows. */
export const keptFolder = join(projectFolder, 'docs', 'screenshots')

type Scheme = 'light' | 'dark'

/** Sizes the window and takes its picture. */
export class Photographer {
  readonly main: MainWindow

  constructor(private readonly waybill: RunningWaybill) {
    this.main = new MainWindow(waybill.page)
  }

  async resize(width: number, height: number): Promise<void> {
    await this.waybill.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    )
    await this.waybill.page.waitForFunction((wanted) => window.innerWidth === wanted, width)
  }

  async take(name: string, schemes: readonly Scheme[] = ['light']): Promise<void> {
    for (const colorScheme of schemes) {
      await this.waybill.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await this.waybill.page.evaluate(() => document.fonts.ready)
      await this.waybill.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    }
  }
}

interface Start {
  /** 0 takes any free port. */
  port?: number
  /** What settings.json says at the start. Where it has a tunnel, the tunnel may open. */
  settings?: { tunnel: TunnelSettings }
  /** What is kept already. */
  kept?: readonly AnsweredRequest[]
}

/** Runs the app on an empty data folder of its own, in a window of 1280 by 800. */
export async function withWaybill(
  work: (photographer: Photographer, origin: string) => Promise<void>,
  { port = 0, settings, kept = [] }: Start = {},
): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waybill-screenshots-'))
  if (settings !== undefined) writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify(settings))
  if (kept.length > 0) await keepBefore(dataFolder, kept)
  const waybill = await launchWaybill({ dataFolder, port, allowTunnel: settings !== undefined })
  const photographer = new Photographer(waybill)
  await photographer.resize(1280, 800)
  await work(photographer, waybill.origin)
  await waybill.close()
  rmSync(dataFolder, { recursive: true, force: true })
}
