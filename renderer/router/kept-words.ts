import type { z } from 'zod'
import type { Filter } from '#shared/contract/views.ts'

/** Words that are looked for and may be about a person: no address holds them. */
export interface KeptWords {
  readonly search: string
  readonly filters: readonly z.output<typeof Filter>[]
}

const nothingKept: KeptWords = { search: '', filters: [] }
const listeners = new Set<() => void>()
let keptByPlace: ReadonlyMap<string, KeptWords> = new Map()

/** The place of a register in a transfer, by which its words are kept. */
export function placeOf(transfer: { readonly folder: string; readonly fileName: string }, register: string): string {
  return `${transfer.folder}\n${transfer.fileName}\n${register}`
}

export function keptWords(place: string): KeptWords {
  return keptByPlace.get(place) ?? nothingKept
}

/** Keeps the words in the memory of the page, for as long as the same transfer is open. */
export function keepWords(place: string, kept: KeptWords): void {
  const transfer = place.slice(0, place.lastIndexOf('\n'))
  // Nothing of another transfer stays behind.
  const same = [...keptByPlace].filter(([other]) => other.startsWith(`${transfer}\n`))
  keptByPlace = new Map([...same, [place, kept]])
  for (const listener of listeners) listener()
}

export function subscribeToWords(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
