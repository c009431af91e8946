import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatBytes, formatInstant } from '#shared/i18n/format.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { SaveOriginal } from '#renderer/origin/SaveOriginal.tsx'
import { Facts, Panel, Quiet } from '#renderer/ui/Panel.tsx'
import type { Fact } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './ImportWizard.module.css'

type View = OutputOf<'import.preview'>['view']

/** Remarks that something may be lost or misread; the others only tell what was done. */
const warnings: ReadonlySet<string> = new Set([
  'encoding-guessed',
  'undecodable-bytes',
  'unclosed-quote',
  'mojibake',
  'row-limit',
  'external-links',
  'hidden-sheet',
  'hidden-columns',
  'hidden-rows',
  'several-tables',
  'same-file',
])

/** What the file is, how it was read, and what a person should know about that. */
export function FileNotes({ view }: { readonly view: View }): ReactNode {
  const { words, language } = useLanguage()
  const { source, notes, unknownNote } = words.imports
  const dialect = view.sheets.find((sheet) => sheet.index === view.chosenSheets[0])?.dialect ?? null
  const facts: Fact[] = [
    { name: source.file, value: view.fileName },
    { name: source.size, value: formatBytes(language, view.bytes) },
    ...(dialect === null
      ? []
      : [
          { name: source.encoding, value: dialect.encoding },
          { name: source.delimiter, value: source.delimiters[dialect.delimiter] ?? dialect.delimiter },
        ]),
    { name: source.staged, value: source.stagedBy(formatInstant(view.stagedAt), view.stagedBy) },
    { name: source.original, value: view.originalKept ? source.originalKept : source.originalNotKept },
    { name: source.sha256, value: view.sha256, isMono: true },
  ]
  return (
    <Panel title={source.notesTitle} actions={view.originalKept ? <SaveOriginal delivery={view} /> : null}>
      {view.notes.length === 0 ? <Quiet>{source.notesNone}</Quiet> : null}
      <ul className={styles['notes']}>
        {view.notes.map((note) => (
          <li key={`${note.code} ${JSON.stringify(note.params)}`}>
            <Status tone={warnings.has(note.code) ? 'warning' : 'info'}>
              {notes[note.code]?.(note.params) ?? unknownNote(note.code)}
            </Status>
          </li>
        ))}
      </ul>
      <details className={styles['fold']}>
        <summary>{source.facts}</summary>
        <Facts facts={facts} />
      </details>
    </Panel>
  )
}
