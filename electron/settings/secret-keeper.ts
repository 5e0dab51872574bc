/** Where secrets are kept, each under a name of its own. */
export interface SecretKeeper {
  has(name: string): boolean
  /** Null where there is none, or where it can't be unlocked here. Takes as long as the person takes to allow it. */
  get(name: string): Promise<string | null>
  /** Null removes it. AppError: secrets-unavailable, settings-unwritable. */
  set(name: string, value: string | null): Promise<void>
}
