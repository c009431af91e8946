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
}

/** A Fellegi–Sunter model: weights in bits, and the prior odds of a pair, in bits. Source: Fellegi and Sunter (1969). */
export interface Model {
  /** The setting's version and a print of every number of the model. */
  readonly version: string
  readonly priorBits: number
  readonly fields: readonly ModelField[]
}

export function createModel(
  settingVersion: string,
  compared: readonly ComparedField[],
  rates: readonly { readonly m: readonly number[]; readonly u: readonly number[] }[],
  prior: number,
): Model {
  const fields = compared.map(({ name, levels, fixedBits }, index): ModelField => {
    const { m = [], u = [] } = rates[index] ?? {}
    const bits = levels.map((_, level) => {
      if (fixedBits !== null) return fixedBits[level] ?? 0
      return level === 0 || !m[level] || !u[level] ? 0 : Math.log2(m[level] / u[level])
    })
    return { name, levels, m, u, bits }
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
    return { m: even, u: even }
  })
  return createModel('levels', compared, rates, 0.5)
}

function printed(settingVersion: string, priorBits: number, fields: readonly ModelField[]): Model {
  const print = hashText(JSON.stringify([priorBits, fields]))
    .toString(16)
    .padStart(8, '0')
  return { version: `${settingVersion}:${print}`, priorBits, fields }
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
  let bits = model.priorBits
  for (const { field, level, adjustmentBits } of explanation.fields) {
    const known = model.fields.find(({ name }) => name === field)
    const levelBits = known?.bits[known.levels.indexOf(level)]
    if (levelBits === undefined) throw new RangeError(`The model does not know ${field}: ${level}`)
    bits += levelBits + adjustmentBits
  }
  return bits
}

/** Even odds are 0 bits; 10 bits are a thousand to one. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}
