import { unreadablePart } from '../registers/archive-tree.ts'

/** What was there before: all that a coverage is counted of. */
export interface OldStructure {
  /** Ordered by creator, then key. */
  readonly series: readonly OldSeries[]
  readonly classes: readonly OldClass[]
  /** Senders' diary plans: a sender's own, or with a null organisation that of all. */
  readonly plans: readonly OldPlan[]
  readonly senders: ReadonlyMap<number, { readonly name: string; readonly organisationId: number | null }>
  readonly openCases: readonly ClassCount[]
}

/** A series of the classic scheme, or a class that volumes stand in: rows of the archive register, or somebody has set it up. */
export interface OldSeries {
  /** The folded name of the records creator; empty where a row names none. */
  readonly creator: string
  /** The sort key of its signum; from `~` on what is no signum. */
  readonly key: string
  /** As relations name it. */
  readonly sourceKey: string
  /** Rows of the register, as the archive's tree counts them. */
  readonly volumes: number
  /** Shelf metres. */
  readonly metres: number
}

export interface OldClass {
  readonly id: number
  readonly scheme: string
  readonly code: string
  readonly parentId: number | null
  /** Of two of one code in one plan the later holds. */
  readonly validFrom: string | null
}

export interface OldPlan {
  readonly scheme: string
  readonly organisationId: number | null
  readonly validFrom: string | null
}

/** How many cases or entries of a sender state a class; null where they state none. */
export interface ClassCount {
  readonly senderId: number
  readonly code: string | null
  readonly count: number
}

/** Whether it can be decided where it goes on: what has no signum is to be put right in the register first. */
export function isNamedSeries({ key }: Pick<OldSeries, 'key'>): boolean {
  return !key.startsWith(unreadablePart)
}

/**
 * The class that a sender means by a code: of its own plans before those of all senders, of several the one that began to hold last.
 * Undefined where no plan has it.
 */
export function createClassFinder(old: OldStructure): (senderId: number, code: string) => OldClass | undefined {
  const plans = new Map(old.plans.map((plan) => [plan.scheme, plan]))
  const byCode = new Map<string, OldClass[]>()
  for (const each of old.classes) {
    const same = byCode.get(each.code)
    if (same === undefined) byCode.set(each.code, [each])
    else same.push(each)
  }
  const found = new Map<string, OldClass | undefined>()
  return (senderId, code) => {
    const key = `${senderId} ${code}`
    if (found.has(key)) return found.get(key)
    const organisation = old.senders.get(senderId)?.organisationId ?? null
    const candidates = (byCode.get(code) ?? []).flatMap((each) => {
      const plan = plans.get(each.scheme)
      const isTheirs = plan !== undefined && (plan.organisationId === null || plan.organisationId === organisation)
      return isTheirs ? [{ each, rank: rankOf(each, plan) }] : []
    })
    const [best] = candidates.toSorted((a, b) => (a.rank < b.rank ? 1 : -1))
    found.set(key, best?.each)
    return best?.each
  }
}

function rankOf(each: OldClass, plan: OldPlan): string {
  const own = plan.organisationId === null ? 0 : 1
  return `${own} ${each.validFrom ?? plan.validFrom ?? ''} ${String(each.id).padStart(12, '0')}`
}
