import { userInfo } from 'node:os'
import { failureSentence } from '#shared/i18n/catalogues.ts'
import { createCore } from './core.ts'
import { defaultDataFolder } from './host/data-folder.ts'
import { findProjectFolders } from './host/project-folders.ts'
import { commands } from './terminal/commands.ts'
import { createClient } from './terminal/client.ts'
import { HelpWanted, parseCommandLine, usage, UsageError } from './terminal/command-line.ts'

/** The command-line host: one command, one reply. Exit codes: 0 done, 1 a named failure, 2 wrong usage. */
async function main(words: readonly string[]): Promise<number> {
  let line
  try {
    line = parseCommandLine(words)
  } catch (error) {
    if (error instanceof HelpWanted) {
      process.stdout.write(`${usage}\n`)
      return 0
    }
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n\n${usage}\n`)
    return 2
  }
  const core = createCore({
    dataFolder: defaultDataFolder(),
    resourcesFolder: findProjectFolders(import.meta.url).resources,
    suggestedPerson: userInfo().username,
  })
  const client = createClient(core)
  const stop = (): void => client.cancelAll()
  process.once('SIGINT', stop)
  try {
    const reply = await commands[line.command](client, line)
    if (reply.ok) {
      process.stdout.write(line.options.json ? `${JSON.stringify({ ok: true, value: reply.value })}\n` : reply.summary)
      return 0
    }
    const message = failureSentence(line.options.language, reply.failure)
    if (line.options.json) {
      process.stdout.write(`${JSON.stringify({ ok: false, failure: { ...reply.failure, message } })}\n`)
    } else {
      process.stderr.write(`${message}\n`)
    }
    return 1
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n\n${usage}\n`)
    return 2
  } finally {
    process.removeListener('SIGINT', stop)
    await core.close()
  }
}

process.exitCode = await main(process.argv.slice(2))
