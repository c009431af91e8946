import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CellInput } from '#renderer/ui/CellInput.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import styles from './ImportWizard.module.css'
import { nearestName } from './nearest-name.ts'
import type { StepProps } from './SourceStep.tsx'
import { useMeanings } from './use-meanings.ts'

type Names = OutputOf<'import.preview'>['names']

interface NameWordingsProps extends Pick<StepProps, 'isLocked' | 'choose'> {
  readonly register: RegisterName
  readonly field: string
  /** All of the same field, the most frequent first. */
  readonly names: Names
}

const shownAtFirst = 15
/** Names to suggest: more would be no help, and are slow to compare with. */
const mostSuggested = 500

/** Units and the like as the delivery names them. Each can be given another name; one that is left alone goes in as it stands. */
export function NameWordings({ register, field, names, isLocked, choose }: NameWordingsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const heading = useKeptFocus(String(names.length))
  const suggestions = useId()
  const [isWhole, setWhole] = useState(false)
  const known = useOperation('register.values', { register, field })
  const meanings = useMeanings(names, { isLocked, choose })
  const text = words.imports.values
  const label = fieldLabel(register, field)
  const inRegister = (known.data ?? []).flatMap(({ value }) => (value === null || value === '' ? [] : [value]))
  const others = [...new Set([...inRegister, ...names.map(({ raw }) => raw)])].slice(0, mostSuggested)
  const shown = isWhole ? names : names.slice(0, shownAtFirst)

  return (
    <Panel title={text.namesTitle(label)} headingRef={heading}>
      <Quiet>{text.namesLead}</Quiet>
      <datalist id={suggestions}>
        {others.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <Table caption={text.namesTitle(label)} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" data-number>
              {text.count}
            </th>
            <th scope="col">{text.newName}</th>
            <th scope="col">{text.similar}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each, index) => {
            const { raw } = each
            // Of two spellings the more frequent is more likely meant; what the register has already is right.
            const better = [...inRegister, ...names.slice(0, index).map((name) => name.raw)].slice(0, mostSuggested)
            const near = isLocked || inRegister.includes(raw) ? null : nearestName(raw, better)
            return (
              <tr key={raw}>
                <th scope="row">{raw}</th>
                <td data-number>{number(each.count, 0)}</td>
                <td className={styles['fieldCell']}>
                  <CellInput
                    label={text.newNameLabel(raw, label)}
                    suggestions={suggestions}
                    value={meanings.valueOf(each)}
                    isDisabled={isLocked}
                    onChange={(value) => meanings.set(each, value)}
                  />
                </td>
                <td data-tight>
                  {near === null ? null : (
                    <Button
                      look="quiet"
                      label={text.takeSimilarLabel(near, raw)}
                      onPress={() => meanings.set(each, near)}
                    >
                      {text.takeSimilar(near)}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <Row>
        {shown.length === names.length ? null : (
          <Button onPress={() => setWhole(true)}>{text.allNames(number(names.length, 0))}</Button>
        )}
        {isLocked ? null : (
          <Button look="primary" isDisabled={meanings.waiting === 0} onPress={meanings.apply}>
            {meanings.waiting === 0 ? text.applyNoNames : text.applyNames(meanings.waiting)}
          </Button>
        )}
      </Row>
    </Panel>
  )
}
