import { toleratedBy, toleranceUnit } from '#shared/reconciliation/field-comparison.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import type { Measure, Totals } from './TotalsScreen.tsx'

type Cause = Measure['causes'][number]

/** A state with the tolerances that somebody has set and that it rests on, where there are any: `Förklarad; tolerans 50 kr`. */
export function useToleranceText(
  tolerances: Totals['tolerances'],
): (state: string, causes: readonly Cause[]) => string {
  const { controlTotals, differences } = useLanguage().words
  return (state, causes) => {
    const fields = new Set(
      causes.flatMap(({ cause, field }) => (cause === 'tolerance' ? toleratedBy(field ?? '') : [])),
    )
    const amounts = tolerances
      .filter(({ field }) => fields.has(field))
      .map(({ field, tolerance }) => differences.tolerated(tolerance, toleranceUnit(field)))
    return amounts.length === 0 ? state : controlTotals.withTolerance(state, amounts.join(', '))
  }
}
