import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import type { Compared } from './use-compared-lists.tsx'

interface SidesHeadProps {
  readonly of: string
  readonly names: Compared['names']
  readonly last: string
}

/** The heads of a table that holds both sides and their gap. */
export function SidesHead({ of, names, last }: SidesHeadProps): ReactNode {
  const { words } = useLanguage()
  return (
    <thead>
      <tr>
        <th scope="col">{of}</th>
        <th scope="col" data-number>
          {names[0]}
        </th>
        <th scope="col" data-number>
          {names[1]}
        </th>
        <th scope="col" data-number>
          {words.reconciliationScreen.totals.gap}
        </th>
        <th scope="col">{last}</th>
      </tr>
    </thead>
  )
}
