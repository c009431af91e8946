import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { answer, openStore } from './answer.ts'
import type { Answer } from './answer.ts'
import type { Client } from './client.ts'
import { required, UsageError } from './command-line.ts'
import type { CommandLine } from './command-line.ts'
import { terminalWords } from './words.ts'

type Options = CommandLine['options']
type Preview = OutputOf<'import.preview'>
type Row = OutputOf<'import.rows'>['rows'][number]
type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Rows of each kind that are told one by one. */
const mostTold = 20

/** Stage → choices → plan → commit; what goes wrong on the way leaves nothing behind. */
export async function importFile(client: Client, { operands, options }: CommandLine): Promise<Answer> {
  const file = required(operands[0], 'FILE')
  const sender = required(options.senders[0], '--sender')
  const { register } = options
  if (register === undefined) throw new UsageError('--register is missing.')
  const password = options.passwordFromInput ? readFileSync(0, 'utf8').replace(/\r?\n$/, '') : undefined
  const opened = await openStore(client, options)
  if (!opened.ok) return opened
  const taken = options.profile === undefined ? null : await takeProfile(client, options.profile, sender)
  if (taken?.ok === false) return taken
  const { encoding, delimiter } = options
  const staged = await client.call('import.stage', {
    file: await client.handle(file),
    sender,
    register,
    ...(password === undefined ? {} : { password }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  })
  const result = staged.ok ? await finish(client, staged.value.importId, basename(file), options) : staged
  if (result.ok && !result.value.isToBeDiscarded) return result.value.answer
  const discarded = staged.ok ? await client.call('import.discard', staged.value) : staged
  const eventId = taken?.value ?? null
  const undone = eventId === null ? null : await client.call('history.undo', { eventId })
  if (!result.ok) return result
  if (!discarded.ok) return discarded
  return undone?.ok === false ? undone : result.value.answer
}

/** Takes a profile in, so that the delivery finds it by itself; answers the event to take back, or null where it was there already. */
async function takeProfile(client: Client, path: string, sender: string): Promise<Done<number | null>> {
  const before = await client.call('history.list', { count: 1 })
  if (!before.ok) return before
  const taken = await client.call('profile.import', { file: await client.handle(path), sender })
  if (!taken.ok) return taken
  const after = await client.call('history.list', { count: 1 })
  if (!after.ok) return after
  const [last] = after.value.events
  return { ok: true, value: last === undefined || last.id === before.value.events[0]?.id ? null : last.id }
}

/** Everything after the staging. */
async function finish(
  client: Client,
  importId: number,
  name: string,
  options: Options,
): Promise<Done<{ readonly answer: Answer; readonly isToBeDiscarded: boolean }>> {
  const chosen = await choose(client, importId, options)
  if (!chosen.ok) return chosen
  const preview = await client.call('import.preview', { importId })
  if (!preview.ok) return preview
  const { counts, findings, fingerprint } = preview.value
  const told = await tellRows(client, preview.value, importId)
  if (!told.ok) return told
  const { dryRun, planOnly, language } = options
  const summary = summaryOf(name, preview.value, told.value, language)
  const { notes } = preview.value.view
  const unread = unreadSheets(preview.value)
  const plan = {
    importId,
    counts,
    findings,
    notes,
    unread,
    changed: told.value.changed.rows,
    conflicts: told.value.conflict.rows,
  }
  const isNothing = counts.read === counts.footer
  if (planOnly) {
    const staged = terminalWords[language].staged(importId)
    return {
      ok: true,
      value: { answer: answer({ planOnly, ...counts, ...plan }, summary + staged), isToBeDiscarded: false },
    }
  }
  if (dryRun || isNothing) {
    return { ok: true, value: { answer: answer({ dryRun, ...counts, ...plan }, summary), isToBeDiscarded: true } }
  }
  const committed = await client.call('import.commit', { importId, fingerprint })
  if (!committed.ok) return committed
  return { ok: true, value: { answer: answer({ ...plan, ...committed.value }, summary), isToBeDiscarded: false } }
}

/** What the command line says of how the file is to be read, made into the calls that say so. */
async function choose(client: Client, importId: number, options: Options): Promise<Done<null>> {
  const { sheets, headerRow, answers } = options
  if (sheets.length === 0 && headerRow === undefined && answers.length === 0) return { ok: true, value: null }
  const list = await client.call('import.list', {})
  if (!list.ok) return list
  const view = list.value.find((candidate) => candidate.importId === importId)
  const positions = sheets.map((name) => view?.sheets.find((sheet) => sheet.name === name)?.index ?? name)
  const unknown = positions.find((position) => typeof position === 'string')
  if (unknown !== undefined) return { ok: false, failure: { code: 'import.unknown-sheet', params: { sheet: unknown } } }
  const place = {
    ...(sheets.length === 0 ? {} : { sheets: positions.filter((position) => typeof position === 'number') }),
    ...(headerRow === undefined ? {} : { headerRow }),
  }
  const placed = await client.call('import.remap', { importId, choice: place })
  if (!placed.ok || answers.length === 0) return placed.ok ? { ok: true, value: null } : placed
  const answered = await client.call('import.remap', {
    importId,
    choice: { answers: answersFor(placed.value, answers) },
  })
  return answered.ok ? { ok: true, value: null } : answered
}

/** The answer to a question, given for each mapped field that the question is about. */
function answersFor(
  { register, columns }: OutputOf<'import.remap'>,
  answers: Options['answers'],
): NonNullable<InputOf<'import.remap'>['choice']['answers']> {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]))
  return answers.flatMap(({ question, answer: given }) =>
    fields
      .filter((field) =>
        question === 'percent-scale' ? fieldOf(register, field)?.type === 'percent' : field === 'monthlySalary',
      )
      .map((field) => ({ question, field, answer: given })),
  )
}

type Told = Readonly<Record<'changed' | 'conflict', OutputOf<'import.rows'>>>

/** The first rows that would change, and the first that disagree with an edit by hand. */
async function tellRows(client: Client, { fingerprint, counts }: Preview, importId: number): Promise<Done<Told>> {
  const none = { total: 0, rows: new Array<Row>() }
  const told = { changed: none, conflict: none }
  for (const state of ['changed', 'conflict'] as const) {
    if ((state === 'changed' ? counts.changed : counts.conflicts) === 0) continue
    const rows = await client.call('import.rows', { importId, fingerprint, state, start: 0, count: mostTold })
    if (!rows.ok) return rows
    told[state] = rows.value
  }
  return { ok: true, value: told }
}

/** Sheets and tables of the file that are left out, so that none is in silence. */
function unreadSheets({ view }: Preview): { readonly name: string; readonly rows: number }[] {
  return view.sheets
    .filter(({ index, rows }) => rows > 0 && !view.chosenSheets.includes(index))
    .map(({ name, rows }) => ({ name, rows }))
}

function summaryOf(name: string, preview: Preview, told: Told, language: Options['language']): string {
  const words = terminalWords[language]
  const { view, counts, findings } = preview
  const { register } = view
  const lines = [
    words.counts(name, counts),
    ...view.notes.map((note) => words.note(note)),
    ...unreadSheets(preview).map((sheet) => words.unread(sheet)),
    ...told.changed.rows.map((row) => words.changed(register, row)),
    told.changed.total > mostTold ? words.more(told.changed.total - mostTold) : '',
    ...told.conflict.rows.map((row) => words.conflict(register, row)),
    told.conflict.total > mostTold ? words.more(told.conflict.total - mostTold) : '',
    ...findings.map((finding) => words.finding(register, finding)),
  ]
  return lines.join('')
}
