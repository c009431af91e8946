import { z } from 'zod'
import { codeFromWording, codeOf } from '../registers/code-lists.ts'
import type { RegisterName } from '../registers/field.ts'
import { fieldOf, registerNames } from '../registers/registers.ts'
import { boxAnswers } from './box-widths.ts'
import { normaliseHeader } from './known-headers.ts'
import { isForbiddenHeader, protectionUnmapped } from './mapping.ts'

/** How the lists of one source system are read, kept so that the next one is read alike by itself. Plain JSON. */
export const ProfileContent = z.object({
  register: z.enum(registerNames),
  /** The header texts as they are written in the file. */
  headers: z.array(z.string().max(1000)).max(2000),
  headerRows: z.int().min(1).max(3),
  columns: z.array(z.object({ header: z.string().max(1000), field: z.string().max(100).nullable() })).max(2000),
  answers: z
    .array(
      z.object({
        question: z.enum(['percent-scale', 'salary-basis', 'box-width']),
        field: z.string().max(100),
        answer: z.enum(['percent', 'fraction', 'full-time', 'actual', ...boxAnswers]),
      }),
    )
    .max(200),
  values: z
    .array(z.object({ field: z.string().max(100), raw: z.string().max(1000), value: z.string().max(200) }))
    .max(5000),
  dialect: z.object({ encoding: z.string().max(40), delimiter: z.string().length(1) }).optional(),
})
export type ProfileContent = z.infer<typeof ProfileContent>

/** How well a file with these headers suits the profile, 0–1: the share of header texts that both have. 1 is the same texts. */
export function profileFit(content: ProfileContent, register: RegisterName, headers: readonly string[]): number {
  if (content.register !== register) return 0
  const known = content.headers.map(normaliseHeader).filter((name) => name !== '')
  const found = headers.map(normaliseHeader).filter((name) => name !== '')
  if (known.length === 0 || found.length === 0) return 0
  const left = countBy(known)
  let shared = 0
  for (const name of found) {
    const count = left.get(name) ?? 0
    if (count === 0) continue
    left.set(name, count - 1)
    shared++
  }
  return (2 * shared) / (known.length + found.length)
}

/**
 * The field of each column as the profile has it: null where it leaves the column without one, undefined where it does not know the
 * header. Headers that occur several times answer to each other in order. A forbidden column never gets a field, nor do two one, and
 * a column of protected identities that it would read as something else is one it does not know.
 */
export function applyProfile(content: ProfileContent, headers: readonly string[]): (string | null | undefined)[] {
  const columnsByHeader = Map.groupBy(content.columns, ({ header }) => normaliseHeader(header))
  const used = new Map<string, number>()
  const taken = new Set<string>()
  return headers.map((header) => {
    const name = normaliseHeader(header)
    const nth = used.get(name) ?? 0
    used.set(name, nth + 1)
    const column = name === '' ? undefined : columnsByHeader.get(name)?.[nth]
    if (column === undefined || protectionUnmapped(content.register, [{ ...column, header }]) !== null) return undefined
    const { field } = column
    if (field === null || taken.has(field) || isForbiddenHeader(header)) return null
    if (fieldOf(content.register, field) === undefined) return null
    taken.add(field)
    return field
  })
}

/** Some wording is said to mean that a person is not protected: no sender's list may be read so, for it shows those it should hide. */
export function liftsProtection(values: ProfileContent['values']): boolean {
  return values.some(isLift)
}

/** What wordings mean, without what would lift a protection. */
export function withoutLifts(values: ProfileContent['values']): ProfileContent['values'] {
  return values.filter((choice) => !isLift(choice))
}

/** The meaning is read as a delivered cell is, so every wording of the code counts. */
function isLift({ field, value }: ProfileContent['values'][number]): boolean {
  return field === 'protection' && codeFromWording('protection', value) === 'none'
}

const kind = 'stafett-profile'
const version = 1
/** Characters. The largest honest profile is a few hundred thousand. */
const largestFile = 5_000_000

const ProfileFile = z.object({
  kind: z.literal(kind),
  version: z.literal(version),
  name: z.string().trim().min(1).max(100),
  sender: z.string().max(200),
  content: ProfileContent,
})

/** The profile as a file that another transfer can take in: readable JSON, the same profile always the same text. */
export function profileToFile(name: string, sender: string, content: ProfileContent): string {
  return `${JSON.stringify({ kind, version, name, sender, content: ProfileContent.parse(content) }, null, 2)}\n`
}

/**
 * Reads a profile file; null where it is none. The file is a stranger's: whatever the register does not know is dropped, and a
 * column that must not be stored cannot be given a field, and nothing in it lifts the protection of a person.
 */
export function profileFromFile(
  text: string,
): { readonly name: string; readonly sender: string; readonly content: ProfileContent } | null {
  if (text.length > largestFile) return null
  const parsed = ProfileFile.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { name, sender, content } = parsed.data
  return { name, sender, content: onlyKnown(content) }
}

function onlyKnown(content: ProfileContent): ProfileContent {
  const { register } = content
  const taken = new Set<string>()
  return {
    ...content,
    columns: content.columns
      .filter((column) => protectionUnmapped(register, [column]) === null)
      .map(({ header, field }) => {
        const isUsable =
          field !== null && fieldOf(register, field) !== undefined && !taken.has(field) && !isForbiddenHeader(header)
        if (isUsable) taken.add(field)
        return { header, field: isUsable ? field : null }
      }),
    answers: content.answers.filter(({ question, field, answer }) =>
      question === 'percent-scale'
        ? fieldOf(register, field)?.type === 'percent' && (answer === 'percent' || answer === 'fraction')
        : field === 'monthlySalary' && register === 'staff' && (answer === 'full-time' || answer === 'actual'),
    ),
    values: withoutLifts(content.values).filter(({ field, value }) => {
      const known = fieldOf(register, field)
      return known !== undefined && (known.codes === undefined || codeOf(known.codes, value) !== undefined)
    }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return null
  }
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
