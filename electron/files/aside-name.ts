import { existsSync } from 'node:fs'

/**
 * A free name beside `file` for a copy that is set aside, as `waybill.db.corrupt-2026-11-23T20-31-05Z`. `suffixes` are
 * those of files that travel with it and whose names must be free too.
 */
export function asideName(file: string, cause: string, now: Date, suffixes: readonly string[] = []): string {
  const wanted = `${file}.${cause}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  let name = wanted
  for (let number = 2; ['', ...suffixes].some((suffix) => existsSync(name + suffix)); number += 1) {
    name = `${wanted}-${String(number)}`
  }
  return name
}
