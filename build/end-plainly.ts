/** Runs a script's work and ends the process with the exit code it gives; what it throws is said in plain words. */
export async function endPlainly(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
