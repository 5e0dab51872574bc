// npm run package: the unpacked app for this platform in release/; with --installers what people download as well, for
// which electron-builder fetches a tool each.
import { build } from 'electron-builder'
import { builderConfiguration } from './electron-builder'
import { endPlainly } from './end-plainly'
import { packageApp } from './package-app'
import { electronRuntime } from './runtime/electron-runtime'
import { projectFolder } from './vite/folders'

await endPlainly(async () => {
  const executable = await packageApp('shipping')
  console.log(`Packaged: ${executable}`)
  if (process.argv.includes('--installers')) {
    const config = builderConfiguration('shipping', await electronRuntime())
    await build({ projectDir: projectFolder, config, publish: 'never' })
  }
  return 0
})
