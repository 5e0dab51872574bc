import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PORT } from '../../../core/contract/status'
import { ownArguments, readCommandLine } from '../../../electron/command-line'

const run = { action: 'run', port: DEFAULT_PORT, dataFolder: null, tunnel: true }

describe('the command line', () => {
  it.each([
    [[], run],
    [['--port', '5000'], { ...run, port: 5000 }],
    [['--port=0'], { ...run, port: 0 }],
    [['--port', '65535'], { ...run, port: 65_535 }],
    [['--data', '/tmp/a folder'], { ...run, dataFolder: '/tmp/a folder' }],
    [['--no-tunnel', '--port=1', '--data=d'], { action: 'run', port: 1, dataFolder: 'd', tunnel: false }],
    [['--version', '--port', 'x'], { action: 'print', text: 'Waybill 1.2.3\n' }],
  ])('%j asks for %j', (argv, asked) => {
    expect(readCommandLine(argv, '1.2.3')).toEqual(asked)
  })

  it('takes every port there is and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 140_000 }), (port) => {
        const read = readCommandLine([`--port=${String(port)}`], '')
        const isPort = port >= 0 && port <= 65_535
        expect(read).toMatchObject(isPort ? { action: 'run', port } : { action: 'refuse' })
      }),
    )
  })

  it.each([
    [['--port'], '--port'],
    [['--port', ''], '--port takes a number'],
    [['--port=80a'], "not '80a'"],
    [['--port=1e3'], "not '1e3'"],
    [['--port= 80'], "not ' 80'"],
    [['--port=+80'], "not '+80'"],
    [['--data='], '--data takes a folder'],
    [['--no-tunel'], '--no-tunel'],
    [['4040'], '4040'],
    [['--no-tunnel=false'], '--no-tunnel'],
  ])('%j is refused, saying why and how to learn more', (argv, why) => {
    const read = readCommandLine(argv, '')
    expect(read).toMatchObject({ action: 'refuse', message: expect.stringContaining(why) as string })
    expect(read).toMatchObject({ message: expect.stringContaining('--help') as string })
  })

  it('names every option in its help', () => {
    const help = readCommandLine(['--help', '--version'], '')
    for (const option of ['--port', '--data', '--no-tunnel', '--version', '--help']) {
      expect(help).toMatchObject({ action: 'print', text: expect.stringContaining(`  ${option} `) as string })
    }
  })

  it('leaves Chromium’s and the debugger’s switches alone, wherever they stand', () => {
    const foreign = fc.constantFrom(
      '--no-sandbox',
      '--inspect=0',
      '--inspect-brk=9229',
      '--remote-debugging-port=0',
      '--remote-debugging-pipe',
      '--disable-gpu',
      '--enable-logging',
      '--force-device-scale-factor=2',
      '--ozone-platform=x11',
      '--use-gl=angle',
      '--lang=de',
      '--user-data-dir=/tmp/x',
    )
    const own = fc.shuffledSubarray(['--port=7', '--data=/d', '--no-tunnel'])
    fc.assert(
      fc.property(own, fc.array(fc.tuple(fc.nat({ max: 3 }), foreign)), (ours, theirs) => {
        const argv = [...ours]
        for (const [at, argument] of theirs) argv.splice(at, 0, argument)
        expect(readCommandLine(argv, '')).toEqual(readCommandLine(ours, ''))
      }),
    )
  })
})

describe('the arguments that are Waybill’s own', () => {
  it('are all of a packaged program’s', () => {
    expect(ownArguments(['/opt/waybill', '--port', '1'], null)).toEqual(['--port', '1'])
  })

  it('stand after the app’s folder otherwise, however it is written', () => {
    const argv = (folder: string): string[] => ['/usr/bin/electron', '--inspect=0', folder, '--port', '1']
    expect(ownArguments(argv('.'), process.cwd())).toEqual(['--port', '1'])
    expect(ownArguments(argv(`${process.cwd()}/`), process.cwd())).toEqual(['--port', '1'])
    expect(ownArguments(argv('tests/..'), process.cwd())).toEqual(['--port', '1'])
  })

  it('are still found when the program itself lies where the app does', () => {
    const folder = resolve('.')
    expect(ownArguments([folder, '--inspect=0', folder, '--version'], folder)).toEqual(['--version'])
  })
})
