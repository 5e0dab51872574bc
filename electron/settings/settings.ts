// What the person chose, in `settings.json` in the data folder: a JSON object with a section per area.
import { copyFile, readFile, rename } from 'node:fs/promises'
import { AppError } from '../../core/contract/errors'
import type { SetAsideFile } from '../../core/contract/status'
import { settingsSections, type SectionName, type SectionValue } from '../../core/settings/sections'
import { asideName } from '../files/aside-name'
import { replaceFile } from '../files/replace-file'
import { Turns } from '../files/turns'
import { initialSettings, parseSettings, printSettings, type SettingsContents } from './parse-settings'

export interface Settings {
  /** A section as it is on the disk, or its default. Not to be changed in place. */
  get<Name extends SectionName>(name: Name): SectionValue<Name>
  /**
   * Replaces a section. Resolves when it is on the disk, and only then do `get` and the listeners see it. Values from
   * outside have been checked against the section's schema by the caller. AppError: settings-unwritable.
   */
  set<Name extends SectionName>(name: Name, value: SectionValue<Name>): Promise<void>
  /** Tells of each new value of a section. Gives the function that ends the subscription. */
  onChange<Name extends SectionName>(name: Name, listener: (value: SectionValue<Name>) => void): () => void
  /** The file that could not be read wholly at the start, if there was one. */
  readonly setAside: SetAsideFile | null
  /** Resolves when everything that was set is on the disk or has been refused. */
  close(): Promise<void>
}

export interface SettingsOptions {
  /** Path of the file; its folder exists. */
  file: string
  log: { warn(event: string, details?: Record<string, unknown>): void }
  now?: () => Date
}

/**
 * Opens the settings. Always resolves: a file that can't be read, wholly or in some sections, is kept under a dated name,
 * which `setAside` tells, and defaults stand in for what was lost.
 */
export async function openSettings(options: SettingsOptions): Promise<Settings> {
  const text = await readText(options.file)
  const nothing = { values: initialSettings(), unknown: {} }
  if (text === null) return new FileSettings(options.file, nothing, null)
  if (text instanceof Error) {
    return setAsideAndOpen(options, nothing, `it could not be read (${reasonOf(text)})`, rename)
  }
  const { problems, ...contents } = parseSettings(text)
  if (problems.length === 0) return new FileSettings(options.file, contents, null)
  // A copy first and never a rename, so that no crash leaves the person without a file.
  return setAsideAndOpen(options, contents, problems.join('; '), copyFile)
}

async function setAsideAndOpen(
  { file, log, now = () => new Date() }: SettingsOptions,
  contents: SettingsContents,
  reason: string,
  keep: (from: string, to: string) => Promise<void>,
): Promise<Settings> {
  const path = asideName(file, 'broken', now())
  const rescue = (): Promise<void> => keep(file, path)
  log.warn('settings-broken', { path, reason })
  try {
    await rescue()
  } catch (error) {
    log.warn('settings-not-set-aside', { reason: reasonOf(error) })
    return new FileSettings(file, contents, { path: file, reason }, rescue)
  }
  await replaceFile(file, printSettings(contents)).catch((error: unknown) => {
    // The defaults hold all the same; the next start finds the broken file again.
    log.warn('settings-not-repaired', { reason: reasonOf(error) })
  })
  return new FileSettings(file, contents, { path, reason })
}

async function readText(file: string): Promise<string | Error | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    return error instanceof Error ? error : new Error(String(error))
  }
}

class FileSettings implements Settings {
  private readonly listeners = new Map<SectionName, Set<(value: never) => void>>()
  /** The end of the queue: one write at a time, each from what the one before it left. */
  private readonly writes = new Turns()

  constructor(
    private readonly file: string,
    private contents: SettingsContents,
    readonly setAside: SetAsideFile | null,
    /** Keeps a broken file that could not be set aside at the start; it is not to be written over before. */
    private rescue: (() => Promise<void>) | null = null,
  ) {}

  get<Name extends SectionName>(name: Name): SectionValue<Name> {
    return this.contents.values[name]
  }

  async set<Name extends SectionName>(name: Name, value: SectionValue<Name>): Promise<void> {
    const checked = settingsSections[name].schema.parse(value) as SectionValue<Name>
    await this.writes.take(() => this.write(name, checked))
  }

  onChange<Name extends SectionName>(name: Name, listener: (value: SectionValue<Name>) => void): () => void {
    const listeners = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  close(): Promise<void> {
    return this.writes.idle()
  }

  private async write<Name extends SectionName>(name: Name, value: SectionValue<Name>): Promise<void> {
    const { values, unknown } = this.contents
    const contents = { values: { ...values, [name]: value }, unknown }
    try {
      await this.rescue?.()
      this.rescue = null
      await replaceFile(this.file, printSettings(contents))
    } catch (error) {
      throw unwritable(this.file, error)
    }
    this.contents = contents
    for (const listener of this.listeners.get(name) ?? []) listener(value as never)
  }
}

function unwritable(file: string, cause: unknown): AppError {
  return new AppError(
    'settings-unwritable',
    `The settings could not be saved: ${reasonOf(cause)}.`,
    `Check that ${file} can be written and that its disk has room; what was set before still holds.`,
    { cause },
  )
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
