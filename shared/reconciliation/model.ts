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

function printed(settingVersion: string, priorBits: number, fields: readonly ModelField[]): Model {
  const print = hashText(JSON.stringify([priorBits, fields]))
    .toString(16)
    .padStart(8, '0')
  return { version: `${settingVersion}:${print}`, priorBits, fields }
}

/** The bits of each field of a pair, from the levels of all its fields, which begin at `at`. */
export type FieldBits = (field: number, levels: ArrayLike<number>, at: number) => number

export function createFieldBits({ fields }: Model): FieldBits {
  const plain = fields.map(({ bits }) => Float64Array.from(bits))
  const shared = fields.map(({ shared: other }) => (other ? Float64Array.from(other.bits) : null))
  const sharer = fields.map(({ shared: other }) => fields.findIndex(({ name }) => name === other?.by))
  return (field, levels, at) => {
    const level = levels[at + field] ?? 0
    const others = shared[field]
    if (others && isAgreement(levels[at + (sharer[field] ?? 0)] ?? 0)) return others[level] ?? 0
    return plain[field]?.[level] ?? 0
  }
}

/** Full agreement, or as good as. */
export function isAgreement(level: number): boolean {
  return level === 1 || level === 2
}

/** Why a pair weighs what it weighs: stored with every link and decision, and read by the model of that version. */
export interface Explanation {
  readonly modelVersion: string
  /** The level of each field of the model, an index of its `levels`. */
  readonly levels: readonly number[]
  /** What the rarity of the agreed value adds, in bits, by field. */
  readonly adjustments: readonly number[]
  /** The prior and all fields, added in this order. 0 is even odds. */
  readonly bits: number
}

export interface ExplainedField {
  readonly field: string
  readonly level: string
  readonly levelBits: number
  readonly adjustmentBits: number
}

/**
 * What each field of an explained pair says and weighs, in the order of the model: the steps of a waterfall that begins at the prior.
 * @throws RangeError where the explanation is of another model, or does not fit it.
 */
export function explainFields(model: Model, explanation: Explanation): ExplainedField[] {
  const { modelVersion, levels, adjustments } = explanation
  if (modelVersion !== model.version)
    throw new RangeError(`Explained by model ${modelVersion}, not by ${model.version}`)
  if (levels.length !== model.fields.length) throw new RangeError(`The model has ${model.fields.length} fields`)
  const bitsOf = createFieldBits(model)
  return model.fields.map(({ name, levels: names }, field) => {
    const level = names[levels[field] ?? -1]
    if (level === undefined) throw new RangeError(`The model does not know level ${levels[field]} of ${name}`)
    return { field: name, level, levelBits: bitsOf(field, levels, 0), adjustmentBits: adjustments[field] ?? 0 }
  })
}

/** The fields that say something, as they are told: those that speak for the pair first, then those against, the weightiest first. */
export function tellingFields(model: Model, explanation: Explanation): ExplainedField[] {
  const worthOf = ({ levelBits, adjustmentBits }: ExplainedField): number => levelBits + adjustmentBits
  const told = explainFields(model, explanation).filter((field) => worthOf(field) !== 0)
  return told.sort((one, two) => {
    const [a, b] = [worthOf(one), worthOf(two)]
    return a > 0 === b > 0 ? Math.abs(b) - Math.abs(a) : b - a
  })
}

/**
 * The weight an explanation comes to by the model it names: its levels are looked up, its adjustments added.
 * @throws RangeError where the explanation is of another model, or does not fit it.
 */
export function recomputeBits(model: Model, explanation: Explanation): number {
  return explainFields(model, explanation).reduce(
    (bits, { levelBits, adjustmentBits }) => bits + (levelBits + adjustmentBits),
    model.priorBits,
  )
}

/** Even odds are 0 bits; 10 bits are a thousand to one. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
