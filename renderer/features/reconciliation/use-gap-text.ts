import { isComparedByDays } from '#shared/reconciliation/field-comparison.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import type { Compared } from './use-compared-lists.tsx'
import type { DifferenceKind } from './DifferencesScreen.tsx'

type Gap = (value: number | null) => string

/**
 * What one list states less what the other does, as words: a sign says nothing of which of the two is the higher. A dash where one of
 * them states nothing.
 */
export function useGapText({ subjects }: Pick<Compared, 'subjects'>): { readonly amount: Gap; readonly days: Gap } {
  const { words } = useLanguage()
  const number = useNumberText()
  const { higher, later } = words.reconciliationScreen.compared
  const say =
    (tell: typeof higher): Gap =>
    (value) =>
      value === null
        ? words.shell.none
        : value === 0
          ? number(0, 2)
          : tell(subjects[value > 0 ? 0 : 1], number(Math.abs(value), 2))
  return { amount: say(higher), days: say(later) }
}

/** The gap of one field: of a date in days, of anything else as an amount. */
export function useFieldGap(
  compared: Pick<Compared, 'subjects'>,
): (field: DifferenceKind['field'], gap: number) => string {
  const { amount, days } = useGapText(compared)
  return (field, gap) => (isComparedByDays(field) ? days : amount)(gap)
}

/** In what way a field is not equal, and where it is missing. */
export function useDifferenceState({
  whereabouts: [here, there],
}: Pick<Compared, 'whereabouts'>): (state: DifferenceKind['state']) => string {
  const { differs, missing } = useLanguage().words.differences
  return (state) => (state === 'differs' ? differs : missing(state === 'missingHere' ? here : there))
}
