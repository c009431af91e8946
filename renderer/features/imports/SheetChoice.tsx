import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { StepProps } from './SourceStep.tsx'

interface SheetChoiceProps extends Pick<StepProps, 'isLocked' | 'choose'> {
  readonly view: OutputOf<'import.preview'>['view']
}

/** Every sheet of the file; those that are ticked are read as one list, in the order they stand. */
export function SheetChoice({ view, isLocked, choose }: SheetChoiceProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { source } = words.imports
  const { chosenSheets, sheets } = view

  function tick(index: number, isTicked: boolean): void {
    const rest = chosenSheets.filter((each) => each !== index)
    void choose({ sheets: isTicked ? [...rest, index].sort((a, b) => a - b) : rest })
  }

  return (
    <Panel title={source.sheets}>
      <Quiet>{source.sheetsHelp}</Quiet>
      <Table caption={source.sheetsCaption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{source.sheetRead}</th>
            <th scope="col">{source.sheets}</th>
            <th scope="col" data-number>
              {source.sheetRows}
            </th>
            <th scope="col">{words.imports.list.state}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map(({ index, name, rows, hidden }) => {
            const isChosen = chosenSheets.includes(index)
            return (
              <tr key={index}>
                <td>
                  <Checkbox
                    label={source.sheetReadLabel(name)}
                    isSelected={isChosen}
                    isDisabled={isLocked || (isChosen && chosenSheets.length === 1)}
                    onChange={(isTicked) => tick(index, isTicked)}
                  />
                </td>
                <th scope="row">{name}</th>
                <td data-number>{number(rows, 0)}</td>
                <td data-tight>
                  {hidden ? (
                    <Status tone="warning" icon={EyeOff}>
                      {source.sheetHidden}
                    </Status>
                  ) : (
                    source.sheetVisible
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Panel>
  )
}
