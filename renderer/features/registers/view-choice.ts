import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { InputOf } from '#shared/contract/operations.ts'
import { Filter, Sort } from '#shared/contract/views.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { isAboutPersons, isNarrowing } from '#shared/registers/view-content.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { keepWords, keptWords, placeOf, subscribeToWords } from '#renderer/router/kept-words.ts'

export type RegisterFilter = z.output<typeof Filter>
export type RegisterSort = z.output<typeof Sort>

/** What a person asks of a register. */
export interface ViewChoice {
  readonly search: string
  readonly filters: readonly RegisterFilter[]
  readonly sort: readonly RegisterSort[]
}

/**
 * The choice lives in the address, so that a view is an address, all but the words that may be about a person: those
 * stay in the memory of the page, for as long as the same transfer is open.
 */
export function useViewChoice(register: RegisterName): {
  readonly choice: ViewChoice
  readonly choose: (change: Partial<ViewChoice>) => void
} {
  const place = placeOf(useTransfer(), register)
  const address = useSearch({ strict: false })
  const navigate = useNavigate()
  const kept = useSyncExternalStore(subscribeToWords, () => keptWords(place))

  const { q, filters, sort } = address
  const choice = useMemo<ViewChoice>(
    () => ({
      search: q ?? kept.search,
      filters: known(register, [...parsed(z.array(Filter), filters), ...kept.filters]).slice(0, mostFilters),
      sort: parsed(z.array(Sort), sort)
        .filter((entry) => fieldOf(register, entry.field) !== undefined)
        .slice(0, mostSorts),
    }),
    [register, q, filters, sort, kept],
  )

  const choose = useCallback(
    (change: Partial<ViewChoice>): void => {
      const next = { ...choice, ...change }
      // Words that came by way of the search of all registers stay as private as they came.
      const isPersonal = register === 'staff' || (next.search !== '' && next.search === keptWords(place).search)
      const secret = next.filters.filter((filter) => isAboutPersons(register, filter))
      const open = next.filters.filter((filter) => !secret.includes(filter))
      keepWords(place, { search: isPersonal ? next.search : '', filters: secret })
      void navigate({
        to: '/register/$register',
        params: { register },
        search: {
          ...(isPersonal || next.search === '' ? {} : { q: next.search }),
          ...(open.length === 0 ? {} : { filters: JSON.stringify(open) }),
          ...(next.sort.length === 0 ? {} : { sort: JSON.stringify(next.sort) }),
        },
        replace: true,
      })
    },
    [choice, register, place, navigate],
  )
  return { choice, choose }
}

/** As the core is asked. */
export function openInput(register: RegisterName, choice: ViewChoice): InputOf<'register.open'> {
  return { register, search: choice.search, filters: [...choice.filters], sort: [...choice.sort] }
}

/** In a longer register it would take too long, and values are counted in all of it. */
const longestNarrowed = 50_000

/** What narrows the rows in which the values of a field are counted: all that is asked for but by the field itself. */
export function valuesNarrowing(
  choice: ViewChoice,
  field: string,
  rows: number,
): Partial<Pick<InputOf<'register.values'>, 'search' | 'filters'>> {
  if (rows > longestNarrowed) return {}
  return { search: choice.search, filters: choice.filters.filter((filter) => filter.field !== field) }
}

const mostFilters = 50
const mostSorts = 5

/** Tells filters apart: there is one to a field, and one to each kind of finding. */
export function filterKey(filter: RegisterFilter): string {
  return filter.kind === 'finding' ? `finding ${filter.rule} ${filter.field}` : filter.field
}

/** One filter to a field, of those that narrow anything. */
function known(register: RegisterName, filters: readonly RegisterFilter[]): readonly RegisterFilter[] {
  const byKey = new Map(filters.map((filter) => [filterKey(filter), filter]))
  return [...byKey.values()].filter((filter) => isNarrowing(register, filter))
}

function parsed<T>(schema: z.ZodType<readonly T[]>, text: string | undefined): readonly T[] {
  if (text === undefined) return []
  try {
    const result = schema.safeParse(JSON.parse(text))
    return result.success ? result.data : []
  } catch {
    // An address that a person has changed by hand: shown without what cannot be read.
    return []
  }
}
