import type { Catalogue } from '#shared/i18n/catalogues.ts'

/** Codes that the form rules give as messages; the sentences are in the catalogues, so that they follow the language. */
export type ProblemCode = keyof Catalogue['start']['problems']

/** The sentence beside a field; undefined where the field is in order. */
export function problemText(words: Catalogue, message: string | undefined): string | undefined {
  if (message === undefined) return undefined
  const sentences = new Map(Object.entries(words.start.problems))
  return sentences.get(message) ?? words.start.problems.required
}
