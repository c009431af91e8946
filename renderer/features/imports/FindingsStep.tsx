import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { findingRules } from '#shared/import/rules.ts'
import type { FindingRule, Severity } from '#shared/import/rules.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import { FindingRows } from './FindingRows.tsx'
import styles from './ImportWizard.module.css'
import type { Asked } from './FindingRows.tsx'

type Preview = OutputOf<'import.preview'>
type Group = Preview['findings'][number]

const tones: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'info' }
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }
const listedRows = 8

/** What the rules say about the rows, grouped, the gravest first; then the rows themselves. */
export function FindingsStep({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const [asked, setAsked] = useState<Asked | null>(null)
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
              <GroupRow
                key={`${group.rule} ${group.field ?? ''}`}
                group={group}
                register={preview.view.register}
                onAsk={setAsked}
              />
            ))}
          </tbody>
        </Table>
      )}
      <FindingRows preview={preview} asked={asked} onAll={() => setAsked(null)} />
    </>
  )
}

interface GroupRowProps {
  readonly group: Group
  readonly register: Preview['view']['register']
  readonly onAsk: (asked: Asked) => void
}

function GroupRow({ group, register, onAsk }: GroupRowProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const wording = words.findings.rules[group.rule]
  const rule: FindingRule = findingRules[group.rule]
  const { findings: text } = words.imports
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
          {rule.number}
          {group.field === null ? '' : ` · ${field}`}
        </div>
      </th>
      <td data-number className={styles['count']}>
        {number(group.count, 0)}
      </td>
      <td className={styles['why']}>
        {wording.text({ field, example: group.example })}
        <div className={styles['hint']}>{wording.hint}</div>
        {rule.source === undefined ? null : <div className={styles['hint']}>{text.source(rule.source)}</div>}
      </td>
      <td>
        {rows.length === 0 ? (
          words.shell.none
        ) : (
          <>
            <div>{text.rowList(rows.join(', '), Math.max(0, group.count - rows.length))}</div>
            <Button
              icon={ListFilter}
              label={text.showRowsLabel(wording.title)}
              onPress={() => onAsk({ rule: group.rule, field: group.field })}
            >
              {text.showRows}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
