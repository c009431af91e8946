import { parseArgs } from 'node:util'
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
stafett import FILE --store FILE --register ${registerNames.join('|')} --sender NAME [--dry-run]
stafett report NAME --store FILE --out FILE
stafett sample --store FILE
stafett sample --sources FOLDER

Every command: [--json] [--language sv|en] [--person NAME]
The passphrase is taken from STAFETT_PASSPHRASE, or asked for; never from an argument.`

export const commandNames = ['operations', 'call', 'create', 'import', 'report', 'sample'] as const
export type CommandName = (typeof commandNames)[number]

const mostOperands: Readonly<Record<CommandName, number>> = {
  operations: 0,
  call: 2,
  create: 0,
  import: 1,
  report: 1,
  sample: 0,
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
    readonly out: string | undefined
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
      out: values.out,
      sources: values.sources,
    },
  }
}

/** @throws UsageError when the option was not given */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`)
  return value
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
        out: { type: 'string' },
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
