import { catalogues } from '#shared/i18n/catalogues.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { formatNumber } from '#shared/i18n/format.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { isNumeric } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { codeText } from './register-columns.ts'
import type { RegisterFilter } from './view-choice.ts'

const mostNamed = 3

/** A filter in words: ”Anställningsform: Vikariat, Visstid”. */
export function filterText(
  register: RegisterName,
  filter: RegisterFilter,
  language: Language,
  words: Catalogue['registers'],
): string {
  if (filter.kind === 'finding') {
    const { findings, findingsScreen } = catalogues[language]
    const broken =
      filter.field === '' ? findings.wholeRow : (fieldOf(register, filter.field)?.label[language] ?? filter.field)
    return findingsScreen.filterChip(findings.rules[filter.rule].title, broken)
  }
  const field = fieldOf(register, filter.field)
  if (field === undefined) return filter.field
  const column = field.label[language]
  switch (filter.kind) {
    case 'contains':
      return words.filterContains({ column, text: filter.text })
    case 'filled':
      return words.filterFilled({ column })
    case 'in': {
      const named = filter.values.slice(0, mostNamed).map((value) => codeText(field, value, language, words))
      const more = filter.values.length - named.length
      const values = named.join(', ')
      return words.filterIn({ column, values: more === 0 ? values : words.andMore({ values, more }) })
    }
    case 'range':
    default: {
      const shown = (bound: string): string =>
        isNumeric(field.type) && field.type !== 'year' ? formatNumber(language, Number(bound), 6) : bound
      if (filter.from === null) return words.filterUntil({ column, to: shown(filter.to ?? '') })
      if (filter.to === null) return words.filterFrom({ column, from: shown(filter.from) })
      return words.filterBetween({ column, from: shown(filter.from), to: shown(filter.to) })
    }
  }
}
