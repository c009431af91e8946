import { useEffect, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { severityOf } from '#shared/import/rules.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import type { ImportRow } from './row-tables.ts'

/** The rows that a finding is about: a rule, and the field it was made in. */
export interface Asked {
  readonly rule: FindingRuleId
  readonly field: string | null
}

interface RuleRows {
  readonly rows: readonly ImportRow[]
  /** Rows gone through so far. */
  readonly searched: number
  readonly isSearching: boolean
  readonly failure: Failure | null
  readonly more: (() => void) | null
}

type State = 'rejected' | 'remarked' | 'footer'

/** Rows asked for at a time, and found at a time. */
const batch = 500
const wantedAtOnce = 25

/** Where rows with a finding can be: a grave one keeps its row out, and a row kept out can have the others too. */
function placesOf(rule: FindingRuleId): readonly State[] {
  if (rule === 'footer-row') return ['footer']
  return severityOf(rule) === 'error' ? ['rejected'] : ['remarked', 'rejected']
}

interface Search {
  readonly rows: readonly ImportRow[]
  readonly place: number
  readonly start: number
  readonly searched: number
  readonly failure: Failure | null
}

const nothingYet: Search = { rows: [], place: 0, start: 0, searched: 0, failure: null }

/** Goes through the rows with remarks until enough with this one are found. Give the component a `key` of what is asked. */
export function useRuleRows(importId: number, fingerprint: string | undefined, asked: Asked): RuleRows {
  const call = useCall()
  const { rule, field } = asked
  const [search, setSearch] = useState(nothingYet)
  const [wanted, setWanted] = useState(wantedAtOnce)
  const places = placesOf(rule)
  const state = places[search.place]
  const isSearching = state !== undefined && search.rows.length < wanted && search.failure === null
  const { start } = search

  useEffect(() => {
    if (!isSearching) return undefined
    const leaving = new AbortController()
    const read = async (): Promise<void> => {
      const asked = { importId, state, start, count: batch, ...(fingerprint === undefined ? {} : { fingerprint }) }
      const reply = await call('import.rows', asked, leaving.signal)
      if (leaving.signal.aborted) return
      setSearch((held) => {
        if (!reply.ok) return { ...held, failure: reply.failure }
        const { total, rows } = reply.value
        const found = rows.filter((row) => row.findings.some((each) => each.rule === rule && each.field === field))
        const isEnd = start + batch >= total
        return {
          rows: [...held.rows, ...found],
          place: isEnd ? held.place + 1 : held.place,
          start: isEnd ? 0 : start + batch,
          searched: held.searched + rows.length,
          failure: null,
        }
      })
    }
    void read()
    return () => leaving.abort()
  }, [call, importId, fingerprint, isSearching, state, start, rule, field])

  const hasMore = state !== undefined || search.rows.length > wanted
  return {
    rows: search.rows.slice(0, wanted),
    searched: search.searched,
    isSearching,
    failure: search.failure,
    more: !isSearching && hasMore ? () => setWanted(wanted + wantedAtOnce) : null,
  }
}
