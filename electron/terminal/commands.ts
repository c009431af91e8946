import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, resolve } from 'node:path'
import { z } from 'zod'
import type { Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { operations } from '#shared/contract/operations.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Client } from './client.ts'
import { required, UsageError } from './command-line.ts'
import type { CommandLine, CommandName } from './command-line.ts'
import { readPassphrase } from './passphrase.ts'

/** What a command answers: a value for scripts and a summary for people, or a named failure. */
export type Answer =
  | { readonly ok: true; readonly value: unknown; readonly summary: string }
  | { readonly ok: false; readonly failure: Failure }

export const commands: Readonly<Record<CommandName, (client: Client, line: CommandLine) => Promise<Answer>>> = {
  operations: listOperations,
  call: callOperation,
  create: createTransfer,
  import: importFile,
  report: produceReport,
  sample: makeSample,
}

function listOperations(): Promise<Answer> {
  const value = Object.fromEntries(
    Object.entries(operations).map(([name, row]) => [
      name,
      {
        kind: row.kind,
        needs: row.needs,
        fails: row.fails,
        input: z.toJSONSchema(row.input, { io: 'input', unrepresentable: 'any' }),
        output: z.toJSONSchema(row.output, { unrepresentable: 'any' }),
      },
    ]),
  )
  return Promise.resolve(answer(value, `${JSON.stringify(value, null, 2)}\n`))
}

async function callOperation(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const [operation, json = '{}'] = operands
  if (operation === undefined) throw new UsageError('call needs the name of an operation.')
  const text = json === '-' ? readFileSync(0, 'utf8') : json
  let input: unknown
  try {
    input = await withHandles(client, JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`The input is not JSON: ${error.message}`)
    throw error
  }
  if (options.store !== undefined) {
    const opened = await openStore(client, options)
    if (!opened.ok) return opened
  }
  const reply = await client.callUnchecked(operation, input)
  return reply.ok ? answer(reply.value, '') : reply
}

async function createTransfer(client: Client, { options }: CommandLine): Promise<Answer> {
  const reply = await client.call('transfer.create', {
    place: await client.handle(required(options.store, '--store')),
    person: person(options),
    transfer: {
      name: required(options.name, '--name'),
      transferDate: required(options.date, '--date'),
      senders: [required(options.senders[0], '--sender'), ...options.senders.slice(1)],
      receiver: required(options.receiver, '--receiver'),
    },
    passphrase: await readPassphrase(),
  })
  return reply.ok ? answer(reply.value.open, sessionSummary(reply.value)) : reply
}

async function importFile(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const file = required(operands[0], 'FILE')
  const sender = required(options.senders[0], '--sender')
  const register = options.register
  if (register === undefined) throw new UsageError('--register is missing.')
  const opened = await openStore(client, options)
  if (!opened.ok) return opened
  const staged = await client.call('import.stage', { file: await client.handle(file), sender, register })
  if (!staged.ok) return staged
  const { importId } = staged.value
  const preview = await client.call('import.preview', { importId })
  if (!preview.ok) {
    await client.call('import.discard', { importId })
    return preview
  }
  const { counts, findings, fingerprint } = preview.value
  const nothing = counts.new + counts.changed + counts.rejected === 0
  if (options.dryRun || nothing) {
    const discarded = await client.call('import.discard', { importId })
    return discarded.ok
      ? answer({ dryRun: options.dryRun, ...counts, counts, findings }, importSummary(file, counts, findings))
      : discarded
  }
  const committed = await client.call('import.commit', { importId, fingerprint })
  if (!committed.ok) {
    await client.call('import.discard', { importId })
    return committed
  }
  return answer({ ...committed.value, findings }, importSummary(file, counts, findings))
}

async function produceReport(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const report = required(operands[0], 'NAME')
  const out = required(options.out, '--out')
  const opened = await openStore(client, options)
  if (!opened.ok) return opened
  const reply = await client.call('report.produce', {
    report,
    file: await client.handle(out),
    language: options.language,
  })
  if (!reply.ok) return reply
  const { rows, sha256, proof } = reply.value
  return answer(
    reply.value,
    `${resolve(out)}\n${rows} rader, ${proof.cells} celler återlästa och lika\nSHA-256 ${sha256}\n`,
  )
}

async function makeSample(client: Client, { options }: CommandLine): Promise<Answer> {
  if (options.sources !== undefined) {
    const saved = await client.call('sample.save-sources', { folder: await client.handle(options.sources) })
    return saved.ok ? answer(saved.value, `${saved.value.files.join('\n')}\n`) : saved
  }
  const reply = await client.call('sample.create', {
    place: await client.handle(required(options.store, '--store')),
    person: person(options),
    passphrase: await readPassphrase(),
  })
  return reply.ok ? answer(reply.value.open, sessionSummary(reply.value)) : reply
}

async function openStore(
  client: Client,
  options: CommandLine['options'],
): Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: Failure }> {
  const reply: Reply = await client.call('transfer.open', {
    store: await client.handle(required(options.store, '--store')),
    person: person(options),
    passphrase: await readPassphrase(),
  })
  return reply.ok ? { ok: true } : reply
}

/** The fields of the table that hold a handle. */
const handleFields = new Set(['file', 'place', 'store', 'folder'])

/** In those fields a text that begins with `@` names a file: it becomes a handle, as a dialog or an upload would have made one. */
async function withHandles(client: Client, value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    await Promise.all(
      Object.entries(value).map(async ([name, item]): Promise<[string, unknown]> => {
        const isPlace = handleFields.has(name) && typeof item === 'string' && item.startsWith('@')
        return [name, isPlace ? await client.handle(item.slice(1)) : item]
      }),
    ),
  )
}

function person(options: CommandLine['options']): string {
  return options.person ?? userInfo().username
}

function answer(value: unknown, summary: string): Answer {
  return { ok: true, value, summary }
}

function sessionSummary({ open }: OutputOf<'session.state'>): string {
  if (open === null) return ''
  return `${open.fileName}: ${open.name}, ${open.senders.join(' + ')} → ${open.receiver}, ${open.transferDate}\n`
}

function importSummary(
  file: string,
  counts: OutputOf<'import.preview'>['counts'],
  findings: OutputOf<'import.preview'>['findings'],
): string {
  const { read, rejected, unchanged, changed, footer } = counts
  const lines = [
    `${basename(file)}: ${read} rader = ${counts.new} nya + ${changed} ändrade + ${unchanged} oförändrade + ${rejected} avvisade + ${footer} summarader`,
    ...findings.map(
      ({ rule, field, count, rows }) =>
        `  ${count} × ${rule}${field === null ? '' : ` (${field})`}, rad ${rows.slice(0, 5).join(', ')}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
