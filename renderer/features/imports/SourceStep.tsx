import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatBytes, formatInstant } from '#shared/i18n/format.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Facts, Panel } from '#renderer/ui/Panel.tsx'
import type { Fact } from '#renderer/ui/Panel.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './ImportWizard.module.css'
import type { ImportChoice } from './use-remap.ts'

type Preview = OutputOf<'import.preview'>

interface SourceStepProps {
  readonly preview: Preview
  readonly isLocked: boolean
  readonly choose: (choice: ImportChoice) => Promise<boolean>
}

/** Which register, whose list, which sheet, and where its headers stand. */
export function SourceStep({ preview, isLocked, choose }: SourceStepProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { senders } = useTransfer()
  const { view, top } = preview
  const { source } = words.imports
  const headerRows = top.map(({ row, cells }) => ({
    id: String(row),
    label: source.headerRowOption(
      row,
      cells
        .filter((cell) => cell !== '')
        .slice(0, 4)
        .join(' · ') || words.shell.none,
    ),
  }))
  const senderNames = senders.includes(view.sender) ? senders : [...senders, view.sender].filter((name) => name !== '')
  return (
    <>
      <Panel title={words.imports.wizard.steps.source}>
        <div className={styles['choices']}>
          <Select
            label={source.register}
            help={source.registerHelp}
            placeholder={words.shell.choose}
            options={registerNames.map((id) => ({ id, label: words.shell.registerNames[id] }))}
            value={view.register}
            isDisabled={isLocked}
            onChange={(id) => {
              const register = registerNames.find((name) => name === id)
              if (register !== undefined) void choose({ register })
            }}
          />
          <Select
            label={source.sender}
            help={source.senderHelp}
            placeholder={words.shell.choose}
            options={senderNames.map((name) => ({ id: name, label: name }))}
            value={view.sender === '' ? null : view.sender}
            isDisabled={isLocked}
            onChange={(sender) => void choose({ sender })}
          />
          <Select
            label={source.sheet}
            placeholder={words.shell.choose}
            options={view.sheets.map((sheet) => ({
              id: String(sheet.index),
              label: source.sheetName(sheet.name, number(sheet.rows, 0), sheet.hidden),
            }))}
            value={String(view.sheet)}
            isDisabled={isLocked || view.sheets.length < 2}
            onChange={(id) => void choose({ sheet: Number(id) })}
          />
          <Select
            label={source.headerRow}
            help={source.headerRowHelp}
            placeholder={words.shell.choose}
            options={headerRows}
            value={String(view.headerRow)}
            isDisabled={isLocked}
            onChange={(id) => void choose({ headerRow: Number(id) })}
          />
        </div>
      </Panel>
      <TopRows preview={preview} />
      <Panel title={source.notesTitle}>
        <FileFacts preview={preview} />
        <Notes preview={preview} />
      </Panel>
    </>
  )
}

function FileFacts({ preview }: { readonly preview: Preview }): ReactNode {
  const { words, language } = useLanguage()
  const { source } = words.imports
  const { view } = preview
  const dialect = view.sheets.find((sheet) => sheet.index === view.sheet)?.dialect ?? null
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
    { name: source.sha256, value: view.sha256, isMono: true },
  ]
  return <Facts facts={facts} />
}

function Notes({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const { notes } = preview.view
  if (notes.length === 0) return null
  return (
    <ul className={styles['notes']}>
      {notes.map((note) => (
        <li key={`${note.code} ${JSON.stringify(note.params)}`}>
          <Status tone="info">{words.imports.notes[note.code]?.(note.params) ?? note.code}</Status>
        </li>
      ))}
    </ul>
  )
}

/** The rows as they stand, so that the header row can be chosen by sight. */
function TopRows({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const { top, view } = preview
  const width = Math.min(12, Math.max(1, ...top.map((row) => row.cells.length)))
  const columns = Array.from({ length: width }, (_, index) => index)
  return (
    <Table caption={words.imports.source.top}>
      <tbody>
        {top.map(({ row, cells }) => (
          <tr
            key={row}
            className={
              row === view.headerRow ? styles['headerRow'] : row < view.headerRow ? styles['above'] : undefined
            }
          >
            <th scope="row" data-tight>
              {words.imports.source.row} {row}
              {row === view.headerRow ? `, ${words.imports.source.isHeader}` : ''}
            </th>
            {columns.map((index) => (
              <td key={index} className={styles['cell']}>
                {cells[index] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
