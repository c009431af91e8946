import { useCallback } from 'react'
import { statedTotal } from '#shared/registers/control-total.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import type { ListedName, RegisterName, Value } from '#shared/registers/field.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useLanguage, useNumberText } from './language.tsx'

/** A field as its column is headed; the technical name where the field is of another version. */
export function useFieldLabel(): (register: ListedName, field: string) => string {
  const { language } = useLanguage()
  return useCallback((register, field) => fieldOf(register, field)?.label[language] ?? field, [language])
}

/** A value as a person reads it: codes as words, numbers in the language's form, blank as a dash. */
export function useValueText(): (register: ListedName, field: string, value: Value | undefined) => string {
  const { language, words } = useLanguage()
  const number = useNumberText()
  return useCallback(
    (register, name, value) => {
      if (value === null || value === undefined || value === '') return words.shell.none
      const field = fieldOf(register, name)
      if (typeof value === 'boolean') return value ? words.shell.yes : words.shell.no
      if (typeof value === 'number') return field?.type === 'year' ? String(value) : number(value, 4)
      return field?.codes === undefined ? value : (codeOf(field.codes, value)?.label[language] ?? value)
    },
    [language, number, words],
  )
}

/** A row by the fields that it is known again by. */
export function useRowLabel(): (register: ListedName, label: readonly Value[]) => string {
  const valueOf = useValueText()
  return useCallback(
    (register, label) =>
      label
        .flatMap((value, index) =>
          value === null || value === '' ? [] : [valueOf(register, labelFields[register][index] ?? '', value)],
        )
        .join(' · '),
    [valueOf],
  )
}

/** A control total with its unit. */
export function useTotalText(): (register: RegisterName, field: string, sum: number) => string {
  const { words } = useLanguage()
  const number = useNumberText()
  return useCallback(
    (register, name, sum) => {
      const type = fieldOf(register, name)?.type
      const unit = type === undefined ? undefined : words.reports.totalUnits[type]
      const stated = number(statedTotal(type, sum))
      return unit === undefined ? stated : `${stated}\u00A0${unit}`
    },
    [number, words],
  )
}
