import type { ReactNode } from 'react'
import { findingRules } from '#shared/import/rules.ts'
import type { Severity } from '#shared/import/rules.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import styles from './ImportWizard.module.css'
import { RemarkedRows } from './RemarkedRows.tsx'

type Preview = OutputOf<'import.preview'>
type Group = Preview['findings'][number]

const tones: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'info' }
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }
const listedRows = 8

/** What the rules say about the rows, grouped, the gravest first; then the rows themselves. */
export function FindingsStep({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const { findings: text } = words.imports
  const groups = [...preview.findings].sort((a, b) => order[a.severity] - order[b.severity] || b.count - a.count)
  return (
    <>
      {groups.length === 0 ? (
        <EmptyState title={text.none.title} text={text.none.text} />
      ) : (
        <Table caption={text.caption}>
          <thead>
            <tr>
              <th scope="col">{text.severity}</th>
              <th scope="col">{text.rule}</th>
              <th scope="col" data-number>
                {text.count}
              </th>
              <th scope="col">{text.example}</th>
              <th scope="col">{text.rows}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow key={`${group.rule} ${group.field ?? ''}`} group={group} register={preview.view.register} />
            ))}
          </tbody>
        </Table>
      )}
      <RemarkedRows
        importId={preview.view.importId}
        fingerprint={preview.view.state === 'staged' ? preview.fingerprint : undefined}
        columns={preview.view.columns}
        register={preview.view.register}
      />
    </>
  )
}

function GroupRow({
  group,
  register,
}: {
  readonly group: Group
  readonly register: Preview['view']['register']
}): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const wording = words.findings.rules[group.rule]
  const field = group.field === null ? words.findings.wholeRow : fieldLabel(register, group.field)
  const rows = group.rows.filter((row) => row > 0).slice(0, listedRows)
  return (
    <tr data-top>
      <td className={styles['severity']}>
        <Status tone={tones[group.severity]} isFilled>
          {words.findings.severities[group.severity]}
        </Status>
        <div className={styles['hint']}>{words.findings.severityMeaning[group.severity]}</div>
      </td>
      <th scope="row">
        {wording.title}
        <div className={styles['hint']}>
          {findingRules[group.rule].number}
          {group.field === null ? '' : ` · ${field}`}
        </div>
      </th>
      <td data-number className={styles['count']}>
        {number(group.count, 0)}
      </td>
      <td className={styles['why']}>
        {wording.text({ field, example: group.example })}
        <div className={styles['hint']}>{wording.hint}</div>
      </td>
      <td>
        {rows.length === 0
          ? words.shell.none
          : words.imports.findings.rowList(rows.join(', '), Math.max(0, group.count - rows.length))}
      </td>
    </tr>
  )
}
