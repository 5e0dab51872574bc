// npm run bench:diff. Measures a bundle, as the window and the main process run one: a loader's per-module wrapping makes
// the same code three times as slow.
import { bundleForNode } from '../../support/bundle'

await import((await bundleForNode('tests/bench/diff/compare.ts')).href)
