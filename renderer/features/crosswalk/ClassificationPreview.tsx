import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useFailureWording, useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Table } from '#renderer/ui/Table.tsx'

/** Lines that are enough to know a list by. */
const mostShown = 8

/** What a file comes to: its first classes, or what is wrong with it. */
export function ClassificationPreview({ shown }: { readonly shown: OutputOf<'classification.preview'> }): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const explain = useFailureWording()
  const text = catalogue.crosswalk.importing
  if (shown.faultCount > 0) {
    return (
      <>
        <Banner tone="error" live="alert" title={text.faults(number(shown.faultCount, 0))} />
        <Table caption={text.faultsCaption} isDense>
          <thead>
            <tr>
              <th scope="col" data-number>
                {text.row}
              </th>
              <th scope="col">{text.fault}</th>
            </tr>
          </thead>
          <tbody>
            {shown.faults.slice(0, mostShown).map(({ fault, row, code, other }) => (
              <tr key={`${row} ${fault} ${code} ${other}`}>
                <th scope="row" data-number>
                  {number(row, 0)}
                </th>
                <td>
                  {
                    explain({ code: `classification.${fault}`, params: { name: shown.fileName, row, code, other } })
                      .what
                  }
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </>
    )
  }
  const first = shown.first.slice(0, mostShown)
  return (
    <>
      <output>{text.content(number(shown.classes, 0), number(shown.levels, 0))}</output>
      <Table caption={text.firstCaption(number(first.length, 0))} isDense>
        <thead>
          <tr>
            <th scope="col">{text.code}</th>
            <th scope="col">{text.classTitle}</th>
            <th scope="col">{text.parent}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ code, title, parent }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td>{title}</td>
              <td>{parent}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
