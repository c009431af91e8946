import type { FailureParams } from '../contract/failure.ts'
import type { Language } from './catalogues.ts'
import { formatNumber } from './format.ts'

/** What happened, what was kept, what to do next: the three parts of every failure. */
export interface FailureWording {
  readonly what: string
  readonly kept: string
  readonly next: string
}

/** One finding rule as a person meets it: a name, a sentence with the example, and what to do about it. */
export interface FindingWording {
  readonly title: string
  readonly text: (params: { readonly field: string; readonly example: string }) => string
  readonly hint: string
}

/** The first words of a long text, enough to know it by. */
export function beginning(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).trimEnd()}…`
}

/** The parameter as text between Swedish or English quotation marks (both use ”…”), or the general word where it is absent. */
export function named(params: FailureParams, key: string, general: string, specific = general): string {
  const value = params[key]
  return value === undefined || value === '' ? general : `${specific} ”${value}”`
}

/** `before value after`, or nothing at all where the parameter is absent. */
export function ifGiven(params: FailureParams, key: string, before: string, after = ''): string {
  const value = params[key]
  return value === undefined || value === '' ? '' : `${before}${value}${after}`
}

/** The count as a number, or as it is shown. */
export function oneOrMany(count: number | string, one: string, many: string): string {
  return String(count) === '1' ? one : many
}

/** `: 12 nya, 1 ändrad`: the counts that are given and are not nought, or nothing at all; the words are for one and for many. */
export function counted(
  language: Language,
  params: FailureParams,
  words: Readonly<Record<string, readonly [one: string, many: string]>>,
): string {
  const parts = Object.entries(words).flatMap(([key, [one, many]]) => {
    const count = params[key]
    return typeof count !== 'number' || count === 0
      ? []
      : [`${formatNumber(language, count)} ${oneOrMany(count, one, many)}`]
  })
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}
