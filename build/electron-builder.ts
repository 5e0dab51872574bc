import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { ElectronRuntime } from './runtime/electron-runtime'

/** What a packaged app is for: people, or the end to end suite, which needs a debugger's door to drive it. */
export type Purpose = 'shipping' | 'for-tests'

const ICONS = 'build/icons'

/** electron-builder's settings. */
export function builderConfiguration(purpose: Purpose, runtime: ElectronRuntime): Configuration {
  return {
    appId: 'dev.waybill.Waybill',
    productName: 'Waybill',
    copyright: 'MIT licensed, see LICENSE',
    directories: { output: purpose === 'shipping' ? 'release' : 'release/for-tests', buildResources: ICONS },
    files: ['dist/**', '!dist/**/.stamp', '!dist/**/*.map', 'package.json', 'LICENSE'],
    electronVersion: runtime.version,
    electronDist: runtime.folder,
    // Node-API binaries fit every Electron; there is nothing to rebuild.
    npmRebuild: false,
    asar: true,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: purpose === 'for-tests',
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      // The page comes from app://; a file:// page of ours does not exist and must get nothing.
      grantFileProtocolExtraPrivileges: false,
    },
    linux: {
      target: ['AppImage', 'deb', 'tar.gz'],
      executableName: 'waybill',
      category: 'Development',
      synopsis: 'See exactly what a webhook brought',
      icon: ICONS,
    },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.developer-tools',
      icon: `${ICONS}/icon.icns`,
    },
    win: { target: ['nsis'], icon: `${ICONS}/icon.ico` },
    nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
    // electron-builder takes the default app out of a release, but not out of an unpacked runtime. It is a program of its
    // own that would start should ours be taken away.
    afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  }
}
