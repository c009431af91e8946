import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { codeOf } from '#shared/registers/code-lists.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Answers } from './acts.ts'

/** On what ground each sender's people go over, what it makes of silence, and the way to where it is said. */
export function BasisPanel({ bases }: { readonly bases: Answers['bases'] }): ReactNode {
  const { words, language } = useLanguage()
  const { bases: text, letters } = words.answersScreen
  const without = bases.filter(({ legalBasis }) => legalBasis === null)
  return (
    <Panel title={text.title}>
      {without.length === 0 ? null : (
        <Banner tone="warning" title={letters.noBasis}>
          <p>{letters.noBasisText(without.map(({ sender }) => sender).join(', '))}</p>
        </Banner>
      )}
      <Table caption={text.title} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{text.sender}</th>
            <th scope="col">{text.basis}</th>
            <th scope="col">{text.silence}</th>
          </tr>
        </thead>
        <tbody>
          {bases.map(({ sender, pairId, legalBasis, reference, silence }) => (
            <tr key={sender}>
              <th scope="row">{sender}</th>
              <td>
                <Link
                  to="/records"
                  search={{ kind: 'pairs', ...(pairId === null ? {} : { id: pairId }) }}
                  title={text.change(sender)}
                >
                  {legalBasis === null
                    ? text.missing
                    : (codeOf('legalBasis', legalBasis)?.label[language] ?? legalBasis)}
                </Link>
                {reference === null || reference === '' ? null : (
                  <div>
                    {text.reference}: {reference}
                  </div>
                )}
              </td>
              <td>
                {legalBasis === null ? (
                  words.shell.none
                ) : silence === 'unsaid' ? (
                  <Status tone="warning">{words.answers.silences[silence]}</Status>
                ) : (
                  words.answers.silences[silence]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
