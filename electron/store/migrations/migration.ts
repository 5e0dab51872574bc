/** One step of the schema. Once released, a step is never changed: later ones build on it. */
export interface Migration {
  /** The schema's version (SQLite's user_version) after this step; steps are numbered 1, 2, 3... */
  version: number
  name: string
  sql: string
}
