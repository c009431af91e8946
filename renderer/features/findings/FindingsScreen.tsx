import { Link } from '@tanstack/react-router'
import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { findingStates } from '#shared/contract/tables/findings.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FieldRow, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './Findings.module.css'
import { GroupList } from './GroupList.tsx'
import { GroupRows } from './GroupRows.tsx'
import { kindText, severities, useFindingChoice } from './choice.ts'
import type { Narrowed } from './choice.ts'

/** Everything that is remarked on rows of the registers, as work: by kind, and row by row. */
export function FindingsScreen(): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { narrowed, kind, narrow, show } = useFindingChoice()
  const text = words.findingsScreen
  const groups = useOperation('finding.groups', narrowed, { keepPrevious: true })
  const isNarrowed = Object.keys(narrowed).length > 0
  return (
    <Screen title={text.title} lead={text.lead}>
      <Loaded query={groups} skeleton={[3, 24]}>
        {({ groups: found, owners, protectedHidden }) => (
          <>
            {found.length === 0 && !isNarrowed ? (
              <EmptyState
                title={text.none.title}
                text={text.none.text}
                action={
                  <Link to="/imports" className={buttonClasses({ look: 'primary' })}>
                    {text.none.action}
                  </Link>
                }
              />
            ) : (
              <Narrowing narrowed={narrowed} owners={owners} onNarrow={narrow} />
            )}
            {protectedHidden === 0 ? null : (
              <p>
                <Status tone="info" icon={ShieldAlert}>
                  {text.protectedHidden(protectedHidden, number(protectedHidden, 0))}
                </Status>
              </p>
            )}
            {found.length === 0 && !isNarrowed ? null : (
              <div className={styles['work']}>
                <GroupList groups={found} kind={kind} onShow={show} />
                {kind === null ? (
                  <div className={styles['pick']}>
                    <Quiet>{text.rows.pick}</Quiet>
                  </div>
                ) : (
                  <GroupRows
                    key={kindText(kind)}
                    kind={kind}
                    narrowed={narrowed}
                    owners={owners}
                    onClose={() => show(null)}
                  />
                )}
              </div>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

interface NarrowingProps {
  readonly narrowed: Narrowed
  readonly owners: readonly string[]
  readonly onNarrow: (narrowed: Narrowed) => void
}

const everything = '*'
const nobody = '-'

/** Which findings are on show. */
function Narrowing({ narrowed, owners, onNarrow }: NarrowingProps): ReactNode {
  const { words } = useLanguage()
  const { filters, statesOfMany } = words.findingsScreen
  const { register, severity, state, owner } = narrowed
  const all = { id: everything, label: filters.all }
  const choose = (name: keyof Narrowed) => (id: string) => {
    const { [name]: _, ...rest } = narrowed
    const chosen = name === 'owner' ? (id === nobody ? null : id.slice(1)) : id
    onNarrow(id === everything ? rest : { ...rest, [name]: chosen })
  }
  return (
    <FieldRow>
      <Select
        label={filters.register}
        placeholder={filters.all}
        options={[all, ...registerNames.map((id) => ({ id, label: words.shell.registerNames[id] }))]}
        value={register ?? everything}
        onChange={choose('register')}
      />
      <Select
        label={filters.severity}
        placeholder={filters.all}
        options={[all, ...severities.map((id) => ({ id, label: words.findings.severities[id] }))]}
        value={severity ?? everything}
        onChange={choose('severity')}
      />
      <Select
        label={filters.state}
        placeholder={filters.all}
        options={[all, ...findingStates.map((id) => ({ id, label: statesOfMany[id] }))]}
        value={state ?? everything}
        onChange={choose('state')}
      />
      <Select
        label={filters.owner}
        placeholder={filters.all}
        options={[
          all,
          { id: nobody, label: filters.nobody },
          ...owners.map((name) => ({ id: `=${name}`, label: name })),
        ]}
        value={owner === undefined ? everything : owner === null ? nobody : `=${owner}`}
        onChange={choose('owner')}
      />
      {Object.keys(narrowed).length === 0 ? null : (
        <Button look="quiet" onPress={() => onNarrow({})}>
          {filters.clear}
        </Button>
      )}
    </FieldRow>
  )
}
