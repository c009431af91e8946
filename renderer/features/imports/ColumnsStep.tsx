import { EyeOff, Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registers } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import { FieldSelect } from './FieldSelect.tsx'
import styles from './ImportWizard.module.css'
import { SaveProfileDialog } from './SaveProfileDialog.tsx'
import type { StepProps } from './SourceStep.tsx'

type Preview = OutputOf<'import.preview'>
type Column = Preview['view']['columns'][number]

const tones: Readonly<Record<Column['reason'], Tone>> = {
  header: 'ok',
  'header-similar': 'warning',
  values: 'warning',
  profile: 'ok',
  chosen: 'ok',
  none: 'neutral',
  forbidden: 'info',
  taken: 'warning',
}

const noField = ''

/** Which column of the file goes to which field of the register. */
export function ColumnsStep({ preview, isLocked, choose }: StepProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const { columns: text } = words.imports
  const { view } = preview
  const { register, columns } = view
  const [isSaving, setSaving] = useState(false)
  const columnByField = useMemo(
    () => new Map(columns.flatMap((column) => (column.field === null ? [] : [[column.field, column.index] as const]))),
    [columns],
  )
  const forbidden = columns.filter((column) => column.forbidden).length

  async function map(changed: Column, field: string | null): Promise<boolean> {
    const from = field === null ? undefined : columnByField.get(field)
    const next = columns
      .filter((column) => !column.forbidden)
      .map(({ index, field: old }) => {
        if (index === changed.index) return { index, field }
        return { index, field: old === field ? null : old }
      })
    const isChosen = await choose({ columns: next })
    if (isChosen && from !== undefined && field !== null) {
      notify({ tone: 'info', text: text.moved(fieldLabel(register, field), from + 1) })
    }
    return isChosen
  }

  return (
    <>
      {preview.keyUnmapped.length === 0 ? null : (
        <Banner tone="error" live="status">
          <p>{text.keyMissing(preview.keyUnmapped.map((field) => fieldLabel(register, field)).join(', '))}</p>
        </Banner>
      )}
      {view.profile === null ? null : <ProfileFound view={view} profile={view.profile} />}
      <Row>
        <Status tone="info">{text.summary(columnByField.size, columns.length)}</Status>
        {forbidden === 0 ? null : <Status tone="info">{text.forbidden(forbidden)}</Status>}
        {isLocked ? null : (
          <Button icon={Save} onPress={() => setSaving(true)}>
            {text.profile.save}
          </Button>
        )}
      </Row>
      <SaveProfileDialog view={view} isOpen={isSaving} onClose={() => setSaving(false)} />
      <Table caption={text.caption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col" data-number>
              {text.column}
            </th>
            <th scope="col">{text.header}</th>
            <th scope="col">{text.samples}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.certainty}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              register={register}
              columnByField={columnByField}
              isLocked={isLocked}
              onMap={map}
            />
          ))}
        </tbody>
      </Table>
    </>
  )
}

/** That the file was known, and what that has done. */
function ProfileFound({
  view,
  profile,
}: {
  readonly view: Preview['view']
  readonly profile: NonNullable<Preview['view']['profile']>
}): ReactNode {
  const { words } = useLanguage()
  const { found, did } = words.imports.columns.profile
  const mapped = view.columns.filter(({ reason }) => reason === 'profile').length
  const answered = view.questions.filter((question) => question.answered).length
  return (
    <Banner tone="ok" title={found(profile.name, profile.version)}>
      <p>{did(mapped, view.values.length, answered)}</p>
    </Banner>
  )
}

interface ColumnRowProps {
  readonly column: Column
  readonly register: Preview['view']['register']
  readonly columnByField: ReadonlyMap<string, number>
  readonly isLocked: boolean
  readonly onMap: (column: Column, field: string | null) => Promise<boolean>
}

function ColumnRow({ column, register, columnByField, isLocked, onMap }: ColumnRowProps): ReactNode {
  const { words, language } = useLanguage()
  const { columns: text } = words.imports
  const header = column.isSheetName ? text.sheetName : column.header === '' ? text.noHeader : column.header
  const options = [
    { id: noField, label: text.noField },
    ...registers[register].fields.map((field) => {
      const label = field.required === 'error' ? `${field.label[language]} (${text.required})` : field.label[language]
      const at = columnByField.get(field.name)
      return { id: field.name, label: at === undefined || at === column.index ? label : text.takenBy(label, at + 1) }
    }),
  ]
  return (
    <tr className={column.forbidden ? styles['dropped'] : undefined}>
      <td data-number>{column.index + 1}</td>
      <th scope="row">
        {header}
        {column.isSheetName ? <div className={styles['hint']}>{text.sheetNameHelp}</div> : null}
        {column.hidden ? (
          <div className={styles['hint']}>
            <Status tone="warning" icon={EyeOff}>
              {text.hidden}
            </Status>
          </div>
        ) : null}
      </th>
      <td>
        <span className={styles['samples']}>
          {column.samples.slice(0, 3).map((sample, index) => (
            <span key={index} className={styles['sample']} title={sample}>
              {sample}
            </span>
          ))}
        </span>
      </td>
      <td className={styles['fieldCell']}>
        {column.forbidden ? (
          text.dropped
        ) : (
          <FieldSelect
            label={text.fieldLabel(header, column.index + 1)}
            options={options}
            value={column.field ?? noField}
            isDisabled={isLocked}
            onChoose={(field) => onMap(column, field === noField ? null : field)}
          />
        )}
      </td>
      <td data-tight>
        <Status tone={tones[column.reason]}>
          {column.field === null || column.reason === 'chosen' || column.reason === 'profile'
            ? text.reasons[column.reason]
            : text.certaintyOf(
                text.reasons[column.reason],
                text.confidence[confidenceOf(column.confidence)],
                Math.round(column.confidence * 100),
              )}
        </Status>
      </td>
    </tr>
  )
}

/** How sure a guess is, in a word. */
function confidenceOf(share: number): 'sure' | 'likely' | 'unsure' {
  if (share >= 0.9) return 'sure'
  return share >= 0.6 ? 'likely' : 'unsure'
}
