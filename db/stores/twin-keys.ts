import type { Reader } from '../open.ts'

/** A stored employment whose number is that of another row but for noughts at its beginning. */
export interface TwinRow {
  readonly key: string
  /** The identity number. */
  readonly person: string
}

/**
 * Looks up employments of one sender whose key is the given number with more or fewer noughts before it. Nothing is prepared before
 * the first question, and nothing asked of the store where the sender has no number that it could be.
 */
export function createTwinLookup(read: Reader, senderId: number): (key: string) => readonly TwinRow[] {
  let stored: { readonly paddedWidths: readonly number[]; readonly hasPlain: boolean } | undefined
  const one = read.connection.prepare(
    'SELECT key, personal_identity_number AS person FROM staff WHERE sender_id = ? AND key = ?',
  )
  const survey = () => ({
    paddedWidths: read.connection
      .prepare(
        `SELECT DISTINCT length(key) FROM staff WHERE sender_id = ? AND key >= '0' AND key < '1' AND key NOT GLOB '*[^0-9]*'`,
      )
      .pluck()
      .all(senderId) as number[],
    hasPlain:
      read.connection
        .prepare("SELECT 1 FROM staff WHERE sender_id = ? AND key >= '1' AND key < ':'")
        .pluck()
        .get(senderId) === 1,
  })
  return (key) => {
    if (!/^\d{1,15}$/.test(key)) return []
    stored ??= survey()
    const { paddedWidths, hasPlain } = stored
    if (paddedWidths.length === 0 && (!hasPlain || !key.startsWith('0'))) return []
    const bare = key.replace(/^0+(?=\d)/, '')
    const others = new Set(paddedWidths.flatMap((width) => (width < bare.length ? [] : [bare.padStart(width, '0')])))
    others.add(bare).delete(key)
    return [...others].flatMap((other) => (one.get(senderId, other) as TwinRow | undefined) ?? [])
  }
}
