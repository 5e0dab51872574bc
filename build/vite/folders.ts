import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** The parts that are built, each with a configuration of its own. */
export const PARTS = ['main', 'preload', 'renderer'] as const
export type Part = (typeof PARTS)[number]

/** Where a part's build goes. */
export function outputFolder(part: Part): string {
  return join(projectFolder, 'dist', part)
}
