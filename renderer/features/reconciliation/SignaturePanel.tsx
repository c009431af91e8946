import { Link } from '@tanstack/react-router'
import { FileSpreadsheet, PenLine } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { SignDialog } from './SignDialog.tsx'
import styles from './reconciliation.module.css'

export type Signed = OutputOf<'signature.read'>
const sides = ['here', 'there'] as const

/** Who has signed the totals, what is left before anybody can, and the way to sign. */
export function SignaturePanel({ compared }: { readonly compared: Compared }): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const [isSigning, setSigning] = useState(false)
  const { view, lists } = compared
  const read = useOperation(
    'signature.read',
    { reconciliationId: view.reconciliationId, lists },
    { keepPrevious: true },
  )
  const text = words.signatures
  return (
    <Panel
      title={text.title}
      actions={
        readOnly || read.data?.isSettled !== true ? null : (
          <Button look="primary" icon={PenLine} onPress={() => setSigning(true)}>
            {text.sign}
          </Button>
        )
      }
    >
      <Quiet>{text.lead}</Quiet>
      <Loaded query={read} skeleton={[8]}>
        {(signed) => (
          <>
            {signed.isSettled ? null : <Left left={signed.left} />}
            <Signatures signed={signed} names={compared.names} />
            <p>
              <Link to="/reports" className={buttonClasses({})}>
                <FileSpreadsheet size="1rem" aria-hidden="true" />
                {text.toReport}
              </Link>
            </p>
            <SignDialog compared={compared} signed={signed} isOpen={isSigning} onClose={() => setSigning(false)} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Left({ left }: { readonly left: Signed['left'] }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const text = words.signatures.left
  const said = [
    left.isStale ? text.isStale : '',
    left.pairs > 0 ? text.pairs(number(left.pairs, 0)) : '',
    left.differences > 0 ? text.differences(number(left.differences, 0)) : '',
    left.isUnexplained ? text.isUnexplained : '',
  ].filter((sentence) => sentence !== '')
  return (
    <Banner tone="info" title={words.signatures.leftTitle}>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Banner>
  )
}

function Signatures({ signed, names }: { readonly signed: Signed; readonly names: Compared['names'] }): ReactNode {
  const { words } = useLanguage()
  const text = words.signatures
  return (
    <Table caption={text.title} isCaptionHidden isDense>
      <tbody>
        {sides.map((side, place) => {
          const signature = signed.signatures.find((each) => each.side === side)
          return (
            <tr key={side}>
              <th scope="row">
                {names[place]}
                <div className={styles['hint']}>{signed.parties[side]}</div>
              </th>
              <td data-tight>
                {signature === undefined ? (
                  <Status tone="neutral">{text.notSigned}</Status>
                ) : (
                  <Status tone={signature.isChanged ? 'warning' : 'ok'} isFilled>
                    {signature.isChanged ? text.changed : text.signed}
                  </Status>
                )}
              </td>
              <td>
                {signature === undefined ? null : (
                  <>
                    <div>{text.by(signature.name, signature.title, signature.organisation)}</div>
                    <div>{text.where(signature.place, signature.on)}</div>
                    {signature.isChanged ? <div>{text.changedText}</div> : null}
                    <div className={styles['hint']}>
                      {text.recorded(signature.by, formatInstant(signature.at))}.{' '}
                      {text.content(signature.contentSha256.slice(0, 12))}
                    </div>
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
