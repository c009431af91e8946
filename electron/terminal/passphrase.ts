import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { UsageError } from './command-line.ts'

/** From `STAFETT_PASSPHRASE`, else asked for without echo; never from an argument, which other users of the machine can read. */
export async function readPassphrase(): Promise<string> {
  const given = process.env['STAFETT_PASSPHRASE']
  if (given !== undefined) return given
  if (!process.stdin.isTTY) throw new UsageError('STAFETT_PASSPHRASE is not set, and there is no terminal to ask in.')
  process.stderr.write('Lösenfras: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await new Promise<string>((resolve) => lines.question('', resolve))
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
