import { useEffect, useRef, useState } from 'react'
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

type Unmapped = OutputOf<'import.preview'>['unmappedValues']

interface UnmappedValuesProps extends Pick<StepProps, 'isLocked' | 'choose'> {
  readonly register: RegisterName
  readonly unmapped: Unmapped
}

interface Meaning {
  readonly field: string
  readonly raw: string
  readonly value: string
}

const nothing = ''
const keyOf = ({ field, raw }: { readonly field: string; readonly raw: string }): string => `${field} ${raw}`

/** Words that stand for nothing known. Meanings are chosen row by row and used together, since each use works the plan out again. */
export function UnmappedValues({ register, unmapped, isLocked, choose }: UnmappedValuesProps): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const heading = useKeptFocus(String(unmapped.length))
  const [chosen, setChosen] = useState<ReadonlyMap<string, Meaning>>(new Map())
  const [used, setUsed] = useState<ReadonlySet<Meaning>>(new Set())
  const text = words.imports.values
  const waiting = unmapped.flatMap((each) => {
    const meaning = chosen.get(keyOf(each))
    return meaning === undefined || used.has(meaning) ? [] : [meaning]
  })

  function apply(): void {
    setUsed(new Set([...used, ...waiting]))
    void choose({ values: waiting })
  }

  const leaving = useRef<() => void>(() => undefined)
  useEffect(() => {
    leaving.current = () => {
      if (waiting.length > 0 && !isLocked) void choose({ values: [...waiting] })
    }
  })
  // Leaving the step uses what was chosen in it.
  useEffect(() => () => leaving.current(), [])

  function options(field: string): readonly { readonly id: string; readonly label: string }[] {
    const codes = fieldOf(register, field)?.codes
    if (codes === undefined) return [{ id: nothing, label: text.unknownList }]
    return [
      { id: nothing, label: text.choose },
      ...codeLists[codes].map(({ value, label }) => ({ id: value, label: label[language] })),
    ]
  }

  function setMeaning(of: Unmapped[number], value: string): void {
    const next = new Map(chosen)
    if (value === nothing) next.delete(keyOf(of))
    else next.set(keyOf(of), { field: of.field, raw: of.raw, value })
    setChosen(next)
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
              <tr key={keyOf(each)}>
                <td>{label}</td>
                <th scope="row">{each.raw}</th>
                <td data-number>{number(each.count, 0)}</td>
                <td className={styles['fieldCell']}>
                  <CellSelect
                    label={text.meaningLabel(each.raw, label)}
                    options={options(each.field)}
                    value={chosen.get(keyOf(each))?.value ?? nothing}
                    isDisabled={isLocked || fieldOf(register, each.field)?.codes === undefined}
                    onChange={(value) => setMeaning(each, value)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      {isLocked ? null : (
        <Row>
          <Button look="primary" isDisabled={waiting.length === 0} onPress={apply}>
            {waiting.length === 0 ? text.applyNone : text.apply(waiting.length)}
          </Button>
        </Row>
      )}
    </Panel>
  )
}
