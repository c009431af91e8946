import { parseArgs } from 'node:util'
import { importQuestions, textEncodings } from '#shared/contract/views.ts'
import type { Language } from '#shared/i18n/catalogues.ts'
import { registerNames } from '#shared/registers/registers.ts'
import type { RegisterName } from '#shared/registers/field.ts'

/** The person typed something that is no command; nothing has been done. */
export class UsageError extends Error {}

/** The person asked how to use it. */
export class HelpWanted extends Error {}

export const usage = `stafett operations [--json]
stafett call OPERATION [JSON | -] [--store FILE]          a text "@PATH" in the JSON stands for a file
stafett create --store FILE --name NAME --date YYYY-MM-DD --sender NAME [--sender NAME …] --receiver NAME
stafett import FILE --store FILE --register ${registerNames.join('|')} --sender NAME [--dry-run | --plan-only]
        [--sheet NAME …] [--header-row NUMBER] [--encoding NAME] [--delimiter CHARACTER] [--profile FILE]
        [--answer percent-scale=percent|fraction] [--answer salary-basis=full-time|actual]
        [--answer box-width=unconverted|box-55|box-80] [--password-stdin]
stafett waiting [IMPORT --out FILE [--reason TEXT]] --store FILE
        rows that wait to be mended; with --out as a workbook, of people only for a reason
stafett undo EVENT [--together] --store FILE
stafett report NAME --store FILE --out FILE
stafett sample --store FILE
stafett sample --sources FOLDER

Every command: [--json] [--language sv|en] [--person NAME]
--dry-run leaves no trace; --plan-only leaves the delivery read and not committed, to go on with in the window.
The passphrase is taken from STAFETT_PASSPHRASE, or asked for; never from an argument. Nor is the password of a workbook.`

export const commandNames = ['operations', 'call', 'create', 'import', 'waiting', 'undo', 'report', 'sample'] as const
export type CommandName = (typeof commandNames)[number]

const mostOperands: Readonly<Record<CommandName, number>> = {
  operations: 0,
  call: 2,
  create: 0,
  import: 1,
  waiting: 1,
  undo: 1,
  report: 1,
  sample: 0,
}

/** What a file cannot say itself, answered for every field that is asked about. */
export interface ImportAnswer {
  readonly question: keyof typeof importQuestions
  readonly answer: (typeof importQuestions)[keyof typeof importQuestions][number]
}

export interface CommandLine {
  readonly command: CommandName
  readonly operands: readonly string[]
  readonly options: {
    readonly json: boolean
    readonly language: Language
    readonly person: string | undefined
    readonly store: string | undefined
    readonly name: string | undefined
    readonly date: string | undefined
    readonly senders: readonly string[]
    readonly receiver: string | undefined
    readonly register: RegisterName | undefined
    readonly dryRun: boolean
    readonly planOnly: boolean
    readonly sheets: readonly string[]
    readonly headerRow: number | undefined
    readonly encoding: string | undefined
    readonly delimiter: string | undefined
    readonly profile: string | undefined
    readonly answers: readonly ImportAnswer[]
    readonly passwordFromInput: boolean
    readonly together: boolean
    readonly out: string | undefined
    readonly reason: string | undefined
    readonly sources: string | undefined
  }
}

/** @throws UsageError */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const { values, positionals } = parse(words)
  if (values.help) throw new HelpWanted()
  const [command, ...operands] = positionals
  if (command === undefined || !isCommandName(command)) {
    throw new UsageError(command === undefined ? 'No command.' : `No command is called ${command}.`)
  }
  const { register, language } = values
  if (operands.length > mostOperands[command]) throw new UsageError(`Too many words after ${command}.`)
  if (register !== undefined && !isRegisterName(register)) throw new UsageError(`No register is called ${register}.`)
  if (values.encoding !== undefined && !textEncodings.some((name) => name === values.encoding)) {
    throw new UsageError(`--encoding is one of ${textEncodings.join(', ')}.`)
  }
  if (language !== 'sv' && language !== 'en') throw new UsageError('--language is sv or en.')
  return {
    command,
    operands,
    options: {
      // A script reads what call and operations say.
      json: values.json || command === 'call',
      language,
      person: values.person,
      store: values.store,
      name: values.name,
      date: values.date,
      senders: values.sender ?? [],
      receiver: values.receiver,
      register,
      dryRun: values['dry-run'],
      planOnly: values['plan-only'],
      sheets: values.sheet ?? [],
      headerRow: values['header-row'] === undefined ? undefined : wholeNumber(values['header-row'], '--header-row'),
      encoding: values.encoding,
      // A shell makes it hard to type a tab.
      delimiter: values.delimiter === 'tab' || values.delimiter === '\\t' ? '\t' : values.delimiter,
      profile: values.profile,
      answers: (values.answer ?? []).map(answerOf),
      passwordFromInput: values['password-stdin'],
      together: values.together,
      out: values.out,
      reason: values.reason,
      sources: values.sources,
    },
  }
}

/** @throws UsageError when the option was not given */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`)
  return value
}

/** @throws UsageError when it is no number from 1 on */
export function wholeNumber(text: string, option: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError(`${option} is a whole number.`)
  return Number(text)
}

function answerOf(text: string): ImportAnswer {
  for (const [question, answers] of Object.entries(importQuestions)) {
    for (const answer of answers) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of the constant
      if (text === `${question}=${answer}`) return { question: question as ImportAnswer['question'], answer }
    }
  }
  throw new UsageError(`--answer ${text} answers no question.`)
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        language: { type: 'string', default: 'sv' },
        person: { type: 'string' },
        store: { type: 'string' },
        name: { type: 'string' },
        date: { type: 'string' },
        sender: { type: 'string', multiple: true },
        receiver: { type: 'string' },
        register: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'plan-only': { type: 'boolean', default: false },
        sheet: { type: 'string', multiple: true },
        'header-row': { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        profile: { type: 'string' },
        answer: { type: 'string', multiple: true },
        'password-stdin': { type: 'boolean', default: false },
        together: { type: 'boolean', default: false },
        out: { type: 'string' },
        reason: { type: 'string' },
        sources: { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function isCommandName(text: string): text is CommandName {
  return (commandNames as readonly string[]).includes(text)
}

function isRegisterName(text: string): text is RegisterName {
  return (registerNames as readonly string[]).includes(text)
}
