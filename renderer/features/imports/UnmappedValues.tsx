import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import styles from './ImportWizard.module.css'
import type { StepProps } from './SourceStep.tsx'
import { useMeanings } from './use-meanings.ts'

type Unmapped = OutputOf<'import.preview'>['unmappedValues']

interface UnmappedValuesProps extends Pick<StepProps, 'isLocked' | 'choose'> {
  readonly register: RegisterName
  readonly unmapped: Unmapped
}

const nothing = ''

/** Words that stand for nothing known, each with the code that it is to stand for. */
export function UnmappedValues({ register, unmapped, isLocked, choose }: UnmappedValuesProps): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const heading = useKeptFocus(String(unmapped.length))
  const meanings = useMeanings(unmapped, { isLocked, choose })
  const text = words.imports.values

  function options(field: string): readonly { readonly id: string; readonly label: string }[] {
    const codes = fieldOf(register, field)?.codes
    if (codes === undefined) return [{ id: nothing, label: text.unknownList }]
    return [
      { id: nothing, label: text.choose },
      ...codeLists[codes].map(({ value, label }) => ({ id: value, label: label[language] })),
    ]
  }

  return (
    <Panel title={text.unmappedTitle} headingRef={heading}>
      <Quiet>{text.unmappedLead}</Quiet>
      <Table caption={text.unmappedCaption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.raw}</th>
            <th scope="col" data-number>
              {text.count}
            </th>
            <th scope="col">{text.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {unmapped.map((each) => {
            const label = fieldLabel(register, each.field)
            return (
              <tr key={`${each.field} ${each.raw}`}>
                <td>{label}</td>
                <th scope="row">{each.raw}</th>
                <td data-number>{number(each.count, 0)}</td>
                <td className={styles['fieldCell']}>
                  <CellSelect
                    label={text.meaningLabel(each.raw, label)}
                    options={options(each.field)}
                    value={meanings.valueOf(each)}
                    isDisabled={isLocked || fieldOf(register, each.field)?.codes === undefined}
                    onChange={(value) => meanings.set(each, value)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      {isLocked ? null : (
        <Row>
          <Button look="primary" isDisabled={meanings.waiting === 0} onPress={meanings.apply}>
            {meanings.waiting === 0 ? text.applyNone : text.apply(meanings.waiting)}
          </Button>
        </Row>
      )}
    </Panel>
  )
}
