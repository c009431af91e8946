import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { operations } from '#shared/contract/operations.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Client } from './client.ts'
import { answer, openStore, person } from './answer.ts'
import type { Answer } from './answer.ts'
import { required, UsageError, wholeNumber } from './command-line.ts'
import type { CommandLine, CommandName } from './command-line.ts'
import { importFile } from './import-file.ts'
import { readPassphrase } from './passphrase.ts'
import { terminalWords } from './words.ts'

export const commands: Readonly<Record<CommandName, (client: Client, line: CommandLine) => Promise<Answer>>> = {
  operations: listOperations,
  call: callOperation,
  create: createTransfer,
  import: importFile,
  waiting: listWaiting,
  undo: undoEvent,
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

async function listWaiting(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const [text] = operands
  const importId = text === undefined ? undefined : wholeNumber(text, 'IMPORT')
  const out = importId === undefined ? undefined : required(options.out, '--out')
  const opened = await openStore(client, options)
  if (!opened.ok) return opened
  const words = terminalWords[options.language]
  if (importId === undefined || out === undefined) {
    const baskets = await client.call('import.waiting', {})
    return baskets.ok ? answer(baskets.value, baskets.value.map((basket) => words.basket(basket)).join('')) : baskets
  }
  const file = await client.handle(out)
  const { language, reason } = options
  const why = reason === undefined ? {} : { reason }
  const reply = await client.call('import.export-waiting', { importId, file, language, ...why })
  return reply.ok ? answer(reply.value, words.exported(resolve(out), reply.value)) : reply
}

async function undoEvent(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const eventId = wholeNumber(required(operands[0], 'EVENT'), 'EVENT')
  const opened = await openStore(client, options)
  if (!opened.ok) return opened
  const reply = await client.call('history.undo', { eventId, together: options.together })
  return reply.ok ? answer(reply.value, terminalWords[options.language].undone(reply.value)) : reply
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
  return answer(reply.value, terminalWords[options.language].produced(resolve(out), reply.value))
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

function sessionSummary({ open }: OutputOf<'session.state'>): string {
  if (open === null) return ''
  return `${open.fileName}: ${open.name}, ${open.senders.join(' + ')} → ${open.receiver}, ${open.transferDate}\n`
}
