import type { ReactNode } from 'react'
import { severityOf } from '#shared/import/rules.ts'
import type { Severity } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import styles from './details.module.css'
import type { RegisterRow } from './register-columns.ts'

interface FindingsProps {
  readonly register: RegisterName
  readonly row: RegisterRow
}

const tones: Readonly<Record<Severity, Tone>> = { error: 'error', warning: 'warning', info: 'info' }

/** What the import remarked on this row. */
export function Findings({ register, row }: FindingsProps): ReactNode {
  const { language, words } = useLanguage()
  const { data } = useOperation('register.trace', { register, rowId: row.id })
  const findings = data?.findings ?? []
  return (
    <>
      <h3>{words.registers.findings}</h3>
      <ul className={styles['findings']}>
        {findings.map(({ rule, field, raw }) => {
          const wording = words.findings.rules[rule]
          const label = field === null ? null : (fieldOf(register, field)?.label[language] ?? field)
          const severity = severityOf(rule)
          return (
            <li key={`${rule} ${field ?? ''} ${raw}`}>
              <Status tone={tones[severity]}>{words.findings.severities[severity]}</Status>
              <p>{wording.text({ field: label ?? words.findings.wholeRow, example: raw })}</p>
              <p className={styles['note']}>{wording.hint}</p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
