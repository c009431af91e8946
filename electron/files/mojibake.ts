import { upperHalf } from './code-page.ts'

/**
 * Mends text that was encoded twice: UTF-8 read as if each byte were a letter of an older encoding, and saved so. `Ã¥` was `å`,
 * `â€“` was `–`, `├ñ` was `ä`. Only letters and signs of Western European text are looked for, so that a place where two such
 * signs rightly stand beside each other (`Å–Ö`) is left alone. What was encoded more than twice is undone as often as that
 * takes, at most three times.
 */
export function repairMojibake(text: string): string {
  let repaired = text
  for (let pass = 0; pass < 3 && mayHold(repaired); pass++) {
    const before = repaired
    repaired = before.replaceAll(damaged, (seen) => originals.get(seen) ?? seen)
    if (repaired === before) break
  }
  return repaired
}

export function startsWithMojibake(text: string): boolean {
  return startsDamaged.test(text)
}

/** Latin-1 letters and signs, and what a word processor puts in by itself. */
const wanted = Array.from({ length: 0x60 }, (_, at) => String.fromCharCode(0xa0 + at)).concat(
  Array.from('–—‘’‚“”„†•…€™‰'),
)

const originals = new Map(
  wanted.flatMap((sign) =>
    Object.values(upperHalf).flatMap((table): (readonly [string, string])[] => {
      const seen = Array.from(Buffer.from(sign), (byte) => table[byte - 0x80]).join('')
      return seen.includes('\uFFFD') ? [] : [[seen, sign]]
    }),
  ),
)

// The letters that every damaged sign begins with stand alone in no Swedish text but one of a foreign name.
const leads = [...new Set(Array.from(originals.keys(), (seen) => seen[0]))].join('')
const pattern = [...originals.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((seen) => seen.replaceAll(/[$^*+?.()|[\]{}\\]/g, String.raw`\$&`))
  .join('|')
const anyLead = new RegExp(`[${leads}]`)
const damaged = new RegExp(pattern, 'g')
const startsDamaged = new RegExp(`^(?:${pattern})`)

function mayHold(text: string): boolean {
  return anyLead.test(text)
}
