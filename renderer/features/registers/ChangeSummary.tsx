import type { ReactNode } from 'react'
import { findingRuleIds } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Table } from '#renderer/ui/Table.tsx'
import type { ChangePreview } from './edit-questions.ts'
import { valueText } from './register-columns.ts'
import { titleOfLabel } from './row-title.ts'

interface ChangeSummaryProps {
  readonly register: RegisterName
  readonly preview: ChangePreview
  /** Cells that were left out before the core was asked. */
  readonly left: readonly { readonly cells: number; readonly because: string }[]
}

const mostExamples = 5

/** What a change would do: how many cells, the first of them, and what is skipped and why. */
export function ChangeSummary({ register, preview, left }: ChangeSummaryProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.gridEditing.preview
  const number = useNumberText()
  const label = useFieldLabel()
  const textOf = useValueText()
  const rowOf = (named: readonly Value[]): string => titleOfLabel(register, named, textOf)
  const shown = (name: string, value: Value): string => {
    const field = fieldOf(register, name)
    return field === undefined ? String(value ?? '') : valueText(field, value, language, catalogue.registers)
  }
  const skipped = [
    ...left.map(({ cells, because }) => ({ key: because, cells, because, example: '', row: '' })),
    ...preview.skipped.map(({ reason, rule, count, examples: [first] }) => ({
      key: `${reason} ${rule ?? ''}`,
      cells: count,
      because: isRule(rule) ? catalogue.findings.rules[rule].title : words.reasons[reason],
      row: first === undefined ? '' : rowOf(first.label),
      example: first === undefined ? '' : exampleOf(first, reason === 'changed-meanwhile'),
    })),
  ]
  function exampleOf(first: ChangePreview['skipped'][number]['examples'][number], isConflict: boolean): string {
    const text = `${label(register, first.field)}: ${first.text === '' ? catalogue.gridEditing.blank : first.text}`
    if (!isConflict) return text
    const at = first.at === '' ? '' : formatInstant(first.at)
    return `${text} (${words.changedBy({ now: shown(first.field, first.now), by: first.by, at })})`
  }
  const hasExamples = skipped.some(({ example }) => example !== '')
  const sum = skipped.reduce((total, { cells }) => total + cells, 0)
  return (
    <>
      <output>
        {words.summary({ cells: preview.changed, rows: preview.rows, equal: preview.equal, skipped: sum })}
      </output>
      {preview.examples.length > 0 && (
        <Table caption={words.examples}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {preview.examples.slice(0, mostExamples).map(({ rowId, label: named, field, before, after }) => (
              <tr key={`${rowId} ${field}`}>
                <th scope="row">{rowOf(named)}</th>
                <td>{label(register, field)}</td>
                <td>{shown(field, before)}</td>
                <td>{shown(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {skipped.length > 0 && (
        <Table caption={words.skipped}>
          <thead>
            <tr>
              <th scope="col">{words.why}</th>
              {hasExamples && (
                <>
                  <th scope="col">{words.row}</th>
                  <th scope="col">{words.text}</th>
                </>
              )}
              <th scope="col" data-number>
                {words.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {skipped.map(({ key, cells, because, row, example }) => (
              <tr key={key}>
                <th scope="row">{because}</th>
                {hasExamples && (
                  <>
                    <td>{row}</td>
                    <td>{example}</td>
                  </>
                )}
                <td data-number>{number(cells, 0)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

function isRule(rule: string | null): rule is FindingRuleId {
  return rule !== null && findingRuleIds.some((id) => id === rule)
}
