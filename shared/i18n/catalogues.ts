import type { Failure } from '../contract/failure.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'
import type { FailureWording } from './wording.ts'

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]
export type Catalogue = typeof sv

export const catalogues: Readonly<Record<Language, Catalogue>> = { sv, en }

/** What happened, what was kept and what to do next, apart, for a page that sets them apart. */
export function failureWording(language: Language, failure: Failure): FailureWording {
  return catalogues[language].failures[failure.code](failure.params)
}

/** The same as one line of text, for a terminal. */
export function failureSentence(language: Language, failure: Failure): string {
  const { what, kept, next } = failureWording(language, failure)
  return `${what} ${kept} ${next}`
}
