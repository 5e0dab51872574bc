import js from '@eslint/js'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const NODE_ONLY = {
  group: ['node:*', 'libsql', 'electron', 'electron/*', 'electron-log*'],
  message: 'This room runs without Node and Electron.',
}
const ELECTRON_ONLY = {
  group: ['electron', 'electron/*', 'electron-log/main', 'electron-log/renderer'],
  message: 'This room is plain Node, so that it can be tested without Electron.',
}
const REACT = {
  group: ['react', 'react-dom', 'react/*', 'react-dom/*'],
  message: 'State knows nothing of React.',
}

/** The house's table of who may import whom; `target` may not reach into `from`. */
const zones = [
  { target: './core', from: ['./electron', './renderer', './build', './tests'] },
  { target: './electron', from: ['./renderer', './build', './tests'] },
  {
    target: [
      './electron/receiver',
      './electron/store',
      './electron/export',
      './electron/forward',
      './electron/tunnel',
      './electron/settings',
      './electron/signing',
      './electron/files',
    ],
    from: ['./electron/ipc', './electron/shell', './electron/main.ts', './electron/preload.ts'],
  },
  // The receiver is handed what it needs of the store.
  { target: './electron/receiver', from: ['./electron/store', './electron/forward'] },
  { target: './electron/store', from: ['./electron/receiver', './electron/forward', './electron/settings'] },
  { target: './electron/settings', from: ['./electron/receiver', './electron/forward', './electron/store'] },
  {
    target: './electron/files',
    from: ['./electron/receiver', './electron/forward', './electron/store', './electron/settings'],
  },
  { target: './renderer', from: ['./electron', './build', './tests'] },
  {
    target: './renderer/state',
    from: ['./renderer/features', './renderer/components', './renderer/hooks', './renderer/app.tsx'],
  },
  { target: './renderer/components', from: ['./renderer/features', './renderer/state', './renderer/hooks'] },
  { target: './renderer/hooks', from: ['./renderer/features', './renderer/components'] },
  // A feature is entered by none of the others.
  ...[
    'answers',
    'browsing',
    'copying',
    'diff',
    'deliveries',
    'endpoint',
    'events',
    'exporting',
    'filter',
    'inspector',
    'keys',
    'matrix',
    'noise',
    'problems',
    'resources',
    'status',
    'timeline',
    'tunnel',
    'values',
  ].map((feature) => ({
    target: `./renderer/features/${feature}`,
    from: './renderer/features',
    except: [`./${feature}`],
  })),
]

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ noWarnOnMultipleProjects: true })],
    },
    languageOptions: {
      parserOptions: {
        project: [
          './core/tsconfig.json',
          './electron/tsconfig.json',
          './renderer/tsconfig.json',
          './build/tsconfig.json',
          './tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // `() => void` where a promise is meant to be awaited is caught; JSX handlers say `void` themselves.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': ['error', { allow: ['error'] }],
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [NODE_ONLY, REACT] }],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'fetch'],
    },
  },
  {
    files: ['electron/{receiver,store,tunnel,export,forward,settings,signing,files}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [ELECTRON_ONLY] }] },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc/**', 'electron/preload.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportSpecifier[imported.name='ipcMain'], ImportSpecifier[imported.name='ipcRenderer']",
          message: 'Calls come in through electron/ipc/answer-calls, which checks the sender and the input.',
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NODE_ONLY] }] },
  },
  {
    files: ['renderer/state/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NODE_ONLY, REACT] }] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/bridge.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='waybill']",
          message: 'Only renderer/bridge.ts calls the main process.',
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'What is captured is hostile; it is shown as text.',
        },
      ],
    },
  },
  {
    // Not the plugin's whole set: the rest serves React's compiler, which is not used here.
    files: ['renderer/**/*.tsx', 'renderer/hooks/**/*.ts', 'renderer/features/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // A component's markup is long and flat; its logic is held to the same bound by being elsewhere.
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['tests/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.config.ts', '**/vite.*.ts', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['build/**/*.ts', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
)
