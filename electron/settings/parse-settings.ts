import { z } from '../../core/contract/schema'
import { settingsSections, type SectionName, type SectionValue } from '../../core/settings/sections'

/** The value of every section. */
type SettingsValues = { [Name in SectionName]: SectionValue<Name> }

/** What is in the file. */
export interface SettingsContents {
  values: SettingsValues
  /** Sections that this Waybill does not know, written by a newer one: they are kept as they are. */
  unknown: Record<string, unknown>
}

export interface ParsedSettings extends SettingsContents {
  /** What could not be read, each as the middle of a sentence; empty where all is well. */
  problems: string[]
}

/** What holds where there is no file. */
export function initialSettings(): SettingsValues {
  const entries = Object.entries(settingsSections).map(([name, { initial }]) => [name, initial])
  return Object.fromEntries(entries) as SettingsValues
}

/** Reads a settings file's text; whatever can't be read falls back to its default and is named in `problems`. */
export function parseSettings(text: string): ParsedSettings {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { values: initialSettings(), unknown: {}, problems: ['it is not valid JSON'] }
  }
  const file = z.record(z.string(), z.unknown()).safeParse(json)
  if (!file.success) return { values: initialSettings(), unknown: {}, problems: ['it holds no settings'] }
  return parseSections(file.data)
}

/** The file's text. */
export function printSettings({ values, unknown }: SettingsContents): string {
  return `${JSON.stringify({ ...unknown, ...values }, null, 2)}\n`
}

function parseSections(file: Record<string, unknown>): ParsedSettings {
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [name, { schema, initial }] of Object.entries(settingsSections)) {
    values[name] = initial
    if (!Object.hasOwn(file, name)) continue
    const parsed = schema.safeParse(file[name])
    if (parsed.success) values[name] = parsed.data
    else problems.push(`its part “${name}” could not be read (${firstIssue(parsed.error)})`)
  }
  const unknown = Object.entries(file).filter(([name]) => !Object.hasOwn(settingsSections, name))
  return { values: values as SettingsValues, unknown: Object.fromEntries(unknown), problems }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'unknown reason'
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`
}
