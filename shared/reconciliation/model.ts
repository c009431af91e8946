import type { ComparedField } from './columns.ts'
import { hashText } from './random.ts'

/** One field of a model: for every level, how often matches (m) and other pairs (u) fall on it. Level 0, missing, has neither. */
export interface ModelField {
  readonly name: string
  readonly levels: readonly string[]
  readonly m: readonly number[]
  readonly u: readonly number[]
  /** log2(m / u) of each level; 0 where missing. */
  readonly bits: readonly number[]
  /** The bits instead, where the named field agrees: what relatives share says less. */
  readonly shared: { readonly by: string; readonly bits: readonly number[] } | null
}

/** A Fellegi–Sunter model: weights in bits, and the prior odds of a pair, in bits. Source: Fellegi and Sunter (1969). */
export interface Model {
  /** The setting's version and a print of every number of the model. */
  readonly version: string
  readonly priorBits: number
  readonly fields: readonly ModelField[]
}

/** Rates of each level; `shared`: of other pairs, where the field that it is shared by agrees. */
export interface Rates {
  readonly m: readonly number[]
  readonly u: readonly number[]
  readonly shared: readonly number[] | null
}

export function createModel(
  settingVersion: string,
  compared: readonly ComparedField[],
  rates: readonly Rates[],
  prior: number,
): Model {
  const fields = compared.map(({ name, levels, fixedBits, sharedBy }, index): ModelField => {
    const { m = [], u = [], shared = null } = rates[index] ?? {}
    const bitsOver = (others: readonly number[]): number[] =>
      levels.map((_, level) => {
        if (fixedBits !== null) return fixedBits[level] ?? 0
        return level === 0 || !m[level] || !others[level] ? 0 : Math.log2(m[level] / others[level])
      })
    const bits = bitsOver(u)
    // Sharing makes agreement say less, never more.
    const sharedBits = shared && bitsOver(shared).map((one, level) => Math.min(one, bits[level] ?? 0))
    return {
      name,
      levels,
      m,
      u,
      bits,
      shared: sharedBits && sharedBy !== null ? { by: sharedBy, bits: sharedBits } : null,
    }
  })
  return printed(settingVersion, Math.log2(prior / (1 - prior)), fields)
}

/** The same weights with another prior: a model of its own, with a print of its own. */
export function withPrior(model: Model, priorBits: number): Model {
  return printed(model.version.slice(0, model.version.lastIndexOf(':')), priorBits, model.fields)
}

/** A model that says nothing: for telling the levels of a pair where nothing is estimated. */
export function neutralModel(compared: readonly ComparedField[]): Model {
  const rates = compared.map(({ levels }) => {
    const even = levels.map((_, level) => (level === 0 ? 0 : 1 / (levels.length - 1)))
    return { m: even, u: even, shared: null }
  })
  return createModel('levels', compared, rates, 0.5)
}

function printed(settingVersion: string, priorBits: number, fields: readonly ModelField[]): Model {
  const print = hashText(JSON.stringify([priorBits, fields]))
    .toString(16)
    .padStart(8, '0')
  return { version: `${settingVersion}:${print}`, priorBits, fields }
}

/** The bits of one field of a pair; `levelOf` tells the level of the other fields. */
export function bitsOfField(field: ModelField, level: number, levelOf: (name: string) => number): number {
  const { shared } = field
  const bits = shared && isAgreement(levelOf(shared.by)) ? shared.bits : field.bits
  return bits[level] ?? 0
}

/** Full agreement, or as good as. */
export function isAgreement(level: number): boolean {
  return level === 1 || level === 2
}

/** Why a pair weighs what it weighs: stored with every link and decision. */
export interface Explanation {
  readonly modelVersion: string
  readonly priorBits: number
  readonly fields: readonly ExplainedField[]
  /** The prior and all fields, added in this order. 0 is even odds. */
  readonly bits: number
}

export interface ExplainedField {
  readonly field: string
  readonly level: string
  readonly levelBits: number
  /** What the rarity of the agreed value adds. */
  readonly adjustmentBits: number
}

/**
 * The weight an explanation comes to by the model it names: its levels are looked up, its adjustments added.
 * @throws RangeError where the model is another one, or does not know a field or level.
 */
export function recomputeBits(model: Model, explanation: Explanation): number {
  if (explanation.modelVersion !== model.version) {
    throw new RangeError(`Explained by model ${explanation.modelVersion}, not by ${model.version}`)
  }
  const levelOf = (name: string): number => {
    const known = model.fields.find((field) => field.name === name)
    return known?.levels.indexOf(explanation.fields.find(({ field }) => field === name)?.level ?? '') ?? 0
  }
  let bits = model.priorBits
  for (const { field, level, adjustmentBits } of explanation.fields) {
    const known = model.fields.find(({ name }) => name === field)
    const levelBits = known?.levels.includes(level)
      ? bitsOfField(known, known.levels.indexOf(level), levelOf)
      : undefined
    if (levelBits === undefined) throw new RangeError(`The model does not know ${field}: ${level}`)
    bits += levelBits + adjustmentBits
  }
  return bits
}

/** Even odds are 0 bits; 10 bits are a thousand to one. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
