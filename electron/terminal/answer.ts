import { userInfo } from 'node:os'
import type { Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Client } from './client.ts'
import { required } from './command-line.ts'
import type { CommandLine } from './command-line.ts'
import { readPassphrase } from './passphrase.ts'

/** What a command answers: a value for scripts and a summary for people, or a named failure. */
export type Answer =
  | { readonly ok: true; readonly value: unknown; readonly summary: string }
  | { readonly ok: false; readonly failure: Failure }

export function answer(value: unknown, summary: string): Answer {
  return { ok: true, value, summary }
}

/** Opens the store that the command is about, as the person who works in it. */
export async function openStore(
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

export function person(options: CommandLine['options']): string {
  return options.person ?? userInfo().username
}
