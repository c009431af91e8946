import { businessKey } from './business-key.ts'
import { cleanText, dashes } from './normalise.ts'
import type { PlannedRow } from './plan.ts'
import type { Finding } from './rules.ts'

/**
 * A row of an archive list that stands for several volumes, `1-12`: each of them becomes a row of its own, bound to the same raw row,
 * with the range as it was written beside it, and an equal part of the extent.
 */

export interface VolumeRange {
  readonly from: number
  /** Included. */
  readonly to: number
}

/** `1-12`, `Vol 1–12`; years and what is too long to be meant are such texts too. */
export function looksLikeVolumeRange(text: string): boolean {
  return range.test(cleanText(text))
}

/**
 * The volumes of a range; null where the text is none, counts downwards, holds more volumes than a row can mean, or where both ends are
 * years (`1998-2004`): volumes that are known by their years are not counted through.
 */
export function readVolumeRange(text: string): VolumeRange | null {
  const found = range.exec(cleanText(text).replace(dashes, '-'))
  if (found === null) return null
  const [from, to] = [Number(found[1]), Number(found[2])]
  if (from < 1 || to <= from || to - from >= mostVolumes || (isYear(from) && isYear(to))) return null
  return { from, to }
}

/** The rows that a planned row of the archive stands for: itself, unless it states a range. */
export function expandVolumes(planned: PlannedRow): readonly PlannedRow[] {
  const text = planned.values['volumeNumber']
  const volumes = typeof text === 'string' ? readVolumeRange(text) : null
  if (volumes === null || typeof text !== 'string') return [planned]
  const { from, to } = volumes
  const metres = planned.values['shelfMetres']
  // Less than nothing cannot be shared out: it is left out, and the remark on the extent says what was written.
  const isShared = typeof metres === 'number' && metres >= 0
  const parts = isShared ? divideMetres(metres, to - from + 1) : null
  const remark: Finding = {
    rule: 'volumes-expanded',
    field: 'volumeNumber',
    raw: parts === null ? text : `${text} (${String(metres).replace('.', ',')} hm)`,
  }
  const findings = [...planned.findings.filter(({ rule }) => rule !== 'volume-range'), remark]
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const values = {
      ...planned.values,
      volumeNumber: String(from + index),
      volumeRange: text,
      ...(typeof metres === 'number' ? { shelfMetres: parts?.[index] ?? null } : {}),
    }
    return { ...planned, ...businessKey('archive', values), values, findings }
  })
}

/**
 * Divides shelf metres into equal parts of whole tenths of a millimetre, which is as fine as the register holds them. What does not
 * come out even lies on the first parts, so that the parts make up the whole exactly.
 */
export function divideMetres(metres: number, parts: number): number[] {
  const whole = Math.round(metres * unitsInMetre)
  const each = Math.trunc(whole / parts)
  const rest = whole - each * parts
  return Array.from({ length: parts }, (_, index) => (each + (index < rest ? 1 : 0)) / unitsInMetre)
}

/** A longer range on one row is a slip of the pen, or needs a person to look at it. */
export const mostVolumes = 1000
/** As finely as the register holds extents. */
export const unitsInMetre = 10_000
const range = /^(?:vol(?:ym(?:er)?)?\.? ?)?(\d{1,6}) ?[-‐‑–—−] ?(\d{1,6})$/i

function isYear(number: number): boolean {
  return number >= 1500 && number <= 2100
}
