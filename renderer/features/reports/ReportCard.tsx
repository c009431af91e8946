import { ChevronRight, FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { reportHead } from '#shared/reports/reports.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { ProduceDialog } from './ProduceDialog.tsx'
import type { Produced } from './produced.ts'
import { Proof } from './Proof.tsx'
import styles from './Reports.module.css'

type Report = OutputOf<'report.list'>[number]

export function ReportCard({ report }: { readonly report: Report }): ReactNode {
  const { words, language } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const [isAsking, setAsking] = useState(false)
  const [produced, setProduced] = useState<Produced | null>(null)
  const definition = reportHead(report.name)
  const title = definition?.title[language] ?? report.name
  const { reports } = words
  return (
    <Panel
      title={title}
      actions={<span className={styles['register']}>{words.shell.registerNames[report.register]}</span>}
    >
      {report.choices === null ? (
        <>
          <p>{report.rows === 0 ? reports.noRows : reports.rows(number(report.rows, 0))}</p>
          <p>
            {report.protectedHidden === 0 ? (
              <span className={styles['quiet']}>{reports.noProtected}</span>
            ) : (
              <Status tone="info">{reports.protectedHidden(report.protectedHidden)}</Status>
            )}
          </p>
        </>
      ) : (
        <p>{report.choices.length === 0 ? reports.noneReconciled : reports.reconciled(report.choices.length)}</p>
      )}
      <p className={styles['quiet']}>
        {reports.signedBy}: {definition?.signedBy.map((who) => who[language]).join('; ') ?? words.shell.none}
      </p>
      {report.columns.length === 0 ? null : <Columns report={report} />}
      <ProducedBefore report={report} />
      {produced === null ? null : <Proof produced={produced} register={report.register} />}
      {readOnly || report.choices?.length === 0 ? null : (
        <Row>
          <Button
            look="primary"
            icon={FileSpreadsheet}
            label={reports.produceLabel(title)}
            onPress={() => setAsking(true)}
          >
            {reports.produce}
          </Button>
        </Row>
      )}
      <ProduceDialog
        report={report}
        title={title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onProduced={(done) => {
          setProduced(done)
          setAsking(false)
        }}
      />
    </Panel>
  )
}

function Columns({ report }: { readonly report: Report }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  return (
    <Fold title={words.reports.columns(report.columns.length)}>
      <p>{report.columns.map((column) => fieldLabel(report.register, column)).join(' · ')}</p>
    </Fold>
  )
}

function ProducedBefore({ report }: { readonly report: Report }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { producedColumns, producedBefore, neverProduced } = words.reports
  if (report.produced.length === 0) return <Quiet>{neverProduced}</Quiet>
  return (
    <Fold title={producedBefore(report.produced.length)}>
      <Table caption={producedBefore(report.produced.length)} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">{producedColumns.at}</th>
            <th scope="col">{producedColumns.file}</th>
            <th scope="col" data-number>
              {producedColumns.rows}
            </th>
            <th scope="col">{producedColumns.by}</th>
            <th scope="col">{producedColumns.sha256}</th>
          </tr>
        </thead>
        <tbody>
          {report.produced.map((file) => (
            <tr key={`${file.at} ${file.sha256}`}>
              <td data-tight>{formatInstant(file.at)}</td>
              <td>{file.fileName}</td>
              <td data-number>{number(file.rows, 0)}</td>
              <td>{file.by}</td>
              <td data-mono title={file.sha256}>
                {file.sha256.slice(0, 12)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Fold>
  )
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Disclosure className={styles['fold'] ?? ''}>
      <Heading level={3}>
        <AriaButton slot="trigger" className={styles['foldButton'] ?? ''}>
          <ChevronRight size="1rem" aria-hidden="true" />
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles['foldPanel'] ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  )
}
