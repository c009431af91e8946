/** A piece of a line: plain, or letters that look different in another encoding. */
export interface LinePart {
  readonly text: string
  readonly decides: boolean
}

// Letters outside ASCII, and what stands for bytes that are none.
const deciding = /\P{ASCII}+/gu
const mostShown = 160

/** A line cut where its deciding letters begin and end. A long line is shown from a little before its first one. */
export function decidingLetters(line: string): readonly LinePart[] {
  const first = line.search(/\P{ASCII}/u)
  const start = first > mostShown / 2 ? first - mostShown / 4 : 0
  const shown = line.slice(start, start + mostShown)
  const parts: LinePart[] = start > 0 ? [{ text: '…', decides: false }] : []
  let at = 0
  for (const match of shown.matchAll(deciding)) {
    if (match.index > at) parts.push({ text: shown.slice(at, match.index), decides: false })
    parts.push({ text: match[0], decides: true })
    at = match.index + match[0].length
  }
  if (at < shown.length) parts.push({ text: shown.slice(at), decides: false })
  if (start + mostShown < line.length) parts.push({ text: '…', decides: false })
  return parts
}

interface Candidate {
  readonly encoding: string
  readonly undecodable: number
}

/** The encoding in use and those in which no more is lost than in it, in their order, so that the arrow keys find them where they were. */
export function likelyEncodings<C extends Candidate>(candidates: readonly C[], current: string): readonly C[] {
  const lost = candidates.find(({ encoding }) => encoding === current)?.undecodable ?? 0
  return candidates.filter(({ encoding, undecodable }) => encoding === current || undecodable <= lost)
}
