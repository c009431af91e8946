import type { RunPart, RunRule } from './rule.ts'

/** `series|profile|prefix|year|serial[|class]#document`, as `shared/import/business-key.ts` makes it of a number that can be read. */
const entryKey = /^([^|]*\|[a-z-]+\|[^|]*\|\d+\|)(\d+)(?:\|[^|#]*)?#(?:(\d{1,7})$)?/

function part(run: string, number: string): RunPart {
  return { run, from: Number(number), to: Number(number), isPart: false }
}

export const diaryRuns: readonly RunRule[] = [
  {
    register: 'diary',
    field: 'registrationNumber',
    gap: 'number-gap',
    first: null,
    mayBeExtract: true,
    read(key) {
      const found = entryKey.exec(key)
      return found === null ? null : part(found[1] ?? '', found[2] ?? '')
    },
  },
  {
    register: 'diary',
    field: 'documentNumber',
    gap: 'document-gap',
    first: 1,
    mayBeExtract: false,
    read(key) {
      const found = entryKey.exec(key)
      if (found?.[3] === undefined) return null
      return part(key.slice(0, key.length - found[3].length), found[3])
    },
  },
]
