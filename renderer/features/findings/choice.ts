import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { findingStates } from '#shared/contract/tables/findings.ts'
import type { FindingState } from '#shared/contract/tables/findings.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { findingRuleIds } from '#shared/import/rules.ts'
import type { FindingRuleId, Severity } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registerNames } from '#shared/registers/registers.ts'

export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export type Group = OutputOf<'finding.groups'>['groups'][number]

/** A kind of finding whose rows are on show. */
export interface Kind {
  readonly register: RegisterName
  readonly rule: FindingRuleId
  readonly field: string | null
}

export interface Narrowed {
  readonly register?: RegisterName
  readonly severity?: Severity
  readonly state?: FindingState
  /** Null: nobody's. */
  readonly owner?: string | null
}

interface FindingChoice {
  readonly narrowed: Narrowed
  readonly kind: Kind | null
  readonly narrow: (narrowed: Narrowed) => void
  readonly show: (kind: Kind | null) => void
}

/** What is on show lives in the address, all but the name of the owner. */
export function useFindingChoice(): FindingChoice {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [owner, setOwner] = useState<string | null | undefined>(undefined)
  const { register, severity, state, kind } = search
  return useMemo(() => {
    const narrowed: Narrowed = {
      ...oneOf('register', registerNames, register),
      ...oneOf('severity', severities, severity),
      ...oneOf('state', findingStates, state),
      ...(owner === undefined ? {} : { owner }),
    }
    const go = ({ owner: _, ...rest }: Narrowed, shown: Kind | null): void =>
      void navigate({
        to: '/findings',
        search: { ...rest, ...(shown === null ? {} : { kind: kindText(shown) }) },
        replace: true,
      })
    const shown = kindOf(kind)
    return {
      narrowed,
      kind: shown,
      narrow(next) {
        setOwner(next.owner)
        go(next, shown)
      },
      show: (next) => go(narrowed, next),
    }
  }, [register, severity, state, kind, owner, navigate])
}

export function kindText({ register, rule, field }: Kind): string {
  return `${register}/${rule}/${field ?? ''}`
}

function kindOf(text: string | undefined): Kind | null {
  const [register, rule, field] = (text ?? '').split('/')
  const known = {
    register: registerNames.find((each) => each === register),
    rule: findingRuleIds.find((each) => each === rule),
  }
  if (known.register === undefined || known.rule === undefined) return null
  const isField = field !== undefined && fieldOf(known.register, field) !== undefined
  return { register: known.register, rule: known.rule, field: isField ? field : null }
}

function oneOf<K extends string, T extends string>(
  name: K,
  known: readonly T[],
  text: string | undefined,
): Partial<Record<K, T>> {
  const found = known.find((each) => each === text)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
  return found === undefined ? {} : ({ [name]: found } as Partial<Record<K, T>>)
}
