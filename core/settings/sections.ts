import { DEFAULT_TUNNEL_SETTINGS, TunnelSettings } from '../contract/tunnel'
import { DEFAULT_RECEIVING, ReceivingChoices } from '../contract/receiving'
import { DEFAULT_LIST_VIEW, ListView } from '../contract/list-view'
import { DEFAULT_RETENTION, RetentionLimits } from '../contract/retention'
import { SavedFilters } from '../filter/saved-filter'
import { SigningKeys } from '../contract/signing-keys'
import { NoiseChoices } from '../noise/noise-choices'
import { EventKeyRules } from '../event/key-rules'
import { ResponseRules } from '../response/rule'
import type { z } from '../contract/schema'

/**
 * Every part of the settings file, by its name in the file. Each is read on its own: a part that can't be read falls
 * back to its default and takes no other with it. A part, once released, must go on reading what it wrote before.
 */
export const settingsSections = {
  /** The response rules, in the order they are asked. */
  answers: section(ResponseRules, []),
  tunnel: section(TunnelSettings, DEFAULT_TUNNEL_SETTINGS),
  /** Where the ids of unknown senders’ events stand, in the order they are asked. */
  eventKeys: section(EventKeyRules, []),
  /** What signatures are tried with, by name; the secrets are kept apart. */
  signingKeys: section(SigningKeys, []),
  /** How much history is kept. */
  history: section(RetentionLimits, DEFAULT_RETENTION),
  receiving: section(ReceivingChoices, DEFAULT_RECEIVING),
  /** Filters with a name, in the order that gives the first ones their keys. */
  filters: section(SavedFilters, []),
  /** What is noise in which event type, by the person's word. */
  noise: section(NoiseChoices, []),
  /** Which list is shown, and how it is drawn. */
  list: section(ListView, DEFAULT_LIST_VIEW),
} as const

export type SectionName = keyof typeof settingsSections
export type SectionValue<Name extends SectionName> = (typeof settingsSections)[Name]['initial']

interface Section<Schema extends z.ZodType> {
  schema: Schema
  /** What holds until the person chooses otherwise. */
  initial: z.infer<Schema>
}

function section<Schema extends z.ZodType>(schema: Schema, initial: z.infer<Schema>): Section<Schema> {
  return { schema, initial }
}
