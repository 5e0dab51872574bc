import { z } from './schema'

/** Each delivery is tried with every key before its sender has an answer, so they can't be without end. */
export const MAX_SIGNING_KEYS = 50

/** What a person calls a key. */
export const SigningKeyName = z
  .string()
  .trim()
  .min(1, 'Give it a name, such as the credential’s own in Fleetbase.')
  .max(60, 'A name has at most 60 characters.')

/** What a credential shows in the open; what signs is its secret. */
const PUBLIC_KEY = /^flb_(?:live|test)_/i

/** What a sender signs with, as it was pasted. */
export const SigningSecret = z
  .string()
  .trim()
  .min(1, 'Paste the secret.')
  .max(1000, 'A secret has at most 1,000 characters.')
  .refine(
    (text) => !PUBLIC_KEY.test(text),
    'This is the credential’s public key. Its secret stands beside it in the console, under Developers, API Keys.',
  )

/** A key by all that may be written down in the clear; its secret is kept apart. */
export const SigningKey = z.object({ id: z.uuid(), name: SigningKeyName }).strict()
export type SigningKey = z.infer<typeof SigningKey>

/** In the order they are tried. */
export const SigningKeys = z.array(SigningKey).max(MAX_SIGNING_KEYS)
export type SigningKeys = z.infer<typeof SigningKeys>

/** Where a key's secret is. */
const SIGNING_KEY_STATES = [
  /** With the system's key store, which has not given it out yet. */
  'unlocking',
  /** Locked on the disk by the system's key store, and in use. */
  'kept',
  /** In use, and gone when Waybill is closed: the system has no key store. */
  'until-quit',
  /** Gone, or locked for others: what the key fitted stays its own, and nothing new is tried with it. */
  'absent',
] as const
export type SigningKeyState = (typeof SIGNING_KEY_STATES)[number]

/** The keys that a person gave, as the window shows them: never with a secret. */
export const SigningKeysView = z.object({
  keys: z.array(SigningKey.extend({ state: z.enum(SIGNING_KEY_STATES) })),
  /** The key that was removed last and can be brought back; null for none. */
  removed: SigningKey.nullable(),
})
export type SigningKeysView = z.infer<typeof SigningKeysView>

/** What came of giving a key. */
export const GivenKey = z.object({
  /** The name of a key with the very same secret, where there is one; nothing was added then. */
  sameAs: z.string().nullable(),
})
export type GivenKey = z.infer<typeof GivenKey>

/** Some deliveries' signatures have another verdict than before, or have one at last. */
export const CheckedSignatures = z.object({ deliveries: z.number().int() })
export type CheckedSignatures = z.infer<typeof CheckedSignatures>
