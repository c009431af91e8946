import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The command-line shell of SQLite doing the least that a register is: the rows, the same indexes, the same full-text index. Plain, unencrypted, unchecked. */
export function importWithSqlite(
  csv: string,
  folder: string,
): { readonly seconds: number; readonly peakMegabytes: number } | null {
  const database = join(folder, 'peer.db')
  const script = `
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;
    .mode csv
    .separator ;
    .import "${csv}" staff
    CREATE UNIQUE INDEX staff_key ON staff ("Anstnr");
    CREATE INDEX staff_order ON staff ("Efternamn", "Förnamn", "Anstnr");
    CREATE INDEX staff_identity ON staff ("\uFEFFPersonnummer");
    CREATE VIRTUAL TABLE staff_search USING fts5(family, given, number, unit, title, receiver, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
    INSERT INTO staff_search (rowid, family, given, number, unit, title, receiver)
      SELECT rowid, "Efternamn", "Förnamn", "Anstnr", "Enhet", "Befattning", "Mottagande enhet" FROM staff;
  `
  const measured = measure('sqlite3', [database], script.replaceAll(/^ +/gm, ''))
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true })
  return measured
}

/** LibreOffice without a window, from workbook to CSV; null where it is not installed. */
export function convertWithLibreOffice(
  workbook: string,
  folder: string,
): { readonly seconds: number; readonly peakMegabytes: number } | null {
  const out = join(folder, 'converted')
  mkdirSync(out, { recursive: true })
  const measured = measure('soffice', [
    `-env:UserInstallation=file://${join(folder, 'office-profile')}`,
    '--headless',
    '--convert-to',
    'csv',
    '--outdir',
    out,
    workbook,
  ])
  if (measured !== null && readdirSync(out).length === 0) throw new Error('LibreOffice converted nothing')
  return measured
}

/** Seconds and peak memory of a program; null where it is not installed. */
function measure(
  program: string,
  args: readonly string[],
  input = '',
): { readonly seconds: number; readonly peakMegabytes: number } | null {
  const from = performance.now()
  const run = spawnSync('/usr/bin/env', ['time', '-f', '%M', program, ...args], { input, encoding: 'utf8' })
  const seconds = (performance.now() - from) / 1000
  if (run.status === 127) return null
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`)
  return { seconds, peakMegabytes: Number(run.stderr.trim().split('\n').at(-1)) / 1024 }
}
