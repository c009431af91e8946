import type { OutputOf } from '#shared/contract/operations.ts'
import { rejectionReasons } from '#shared/contract/tables/reconciliation.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { doubtOf } from '#shared/reconciliation/doubt.ts'
import { explainFields, probabilityOf, tellingFields } from '#shared/reconciliation/model.ts'
import type { Explanation, Model } from '#shared/reconciliation/model.ts'
import type { Compared } from '#shared/reconciliation/settings/kind.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import { readDecisionsOf } from '#db/stores/reconciliation-decisions.ts'
import { createRowLookup } from '#db/stores/reconciliation-runs.ts'
import type { RunPair, RunRecord } from '#db/stores/reconciliation-runs.ts'
import type { Reader } from '#db/open.ts'
import { maskedCell, maskedValues } from '../import/show.ts'
import type { OpenRun } from './access.ts'
import { levelsOf } from './matching.ts'
import { placeOf } from './outcome.ts'
import type { LaidOver } from './overlay.ts'
import { classOfPair } from './queue.ts'
import { runLookups } from './run-lookups.ts'
import { classFor, classOfState, needsSecond, visibleDecisions } from './standing.ts'
import type { WeighedDecision } from './standing.ts'

type PairView = OutputOf<'reconciliation.pair'>
type Item = OutputOf<'reconciliation.queue'>['items'][number]
type Class = Item['class']

const mostOthers = 5

/** Makes pairs into what a page may see of them: identity numbers masked, answers left out where they are given blind. */
export function createPairTeller(
  read: Reader,
  run: OpenRun,
  overlay: ReadonlyMap<number, LaidOver>,
  transferDate: string,
) {
  const { reconciliation, viewer } = run
  const { summary } = run.head
  const { id, register, lists } = reconciliation
  const { setting, holder, evidence, shownBeside, shownOfRow } = reconciledKinds[register]
  const rowsOf = createRowLookup(read, id)
  const { recordOf, pairsOf } = runLookups(read, id)
  const masked = (values: Values): Record<string, Value> => maskedValues(register, values, transferDate)
  const maskedField = (field: string, text: string | undefined): string | null => {
    if (text === undefined) return null
    if (field === 'birthDate') return text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    return fieldOf(register, field) === undefined
      ? maskIdentityNumbersIn(text)
      : maskedCell(register, field, text, transferDate)
  }

  const endOf = (list: number, record: number): Item['left'] => {
    const rows = rowsOf(list, record)
    const values = masked(rows[0]?.values ?? {})
    return { list, label: labelFields[register].map((field) => values[field] ?? null), rows: rows.length }
  }
  const itemOf = (pair: RunPair, own: Class): Item => {
    const { leftList, leftRecord, rightList, rightRecord, bits } = pair
    return {
      pairId: pair.id,
      class: own,
      left: endOf(leftList, leftRecord),
      right: rightRecord === null ? null : endOf(rightList, rightRecord),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a run writes are tiers
      tier: pair.tier as Item['tier'],
      bits,
      probability: bits === null ? null : probabilityOf(bits),
      answer: visibleDecisions(overlay.get(pair.id)?.standing ?? null, viewer).at(-1)?.answer ?? null,
    }
  }
  const modelOf = ({ leftList, rightList }: RunPair): Model | null =>
    leftList === rightList ? (summary.modelsOfLists[leftList] ?? null) : summary.model

  const fieldsOf = (model: Model | null, explanation: Explanation | null, left: Compared, right: Compared) => {
    const weighed =
      model !== null && explanation !== null
        ? explainFields(model, explanation)
        : levelsOf(setting, left, right).map((each) => ({ ...each, levelBits: 0, adjustmentBits: 0 }))
    // What neither list has says nothing, and neither does the order of names as it usually is.
    const telling = weighed.filter(
      ({ field, levelBits }) => levelBits !== 0 || left[field] !== undefined || right[field] !== undefined,
    )
    return [
      ...telling.map(({ field, level, levelBits, adjustmentBits }) => ({
        field,
        left: maskedField(field, left[field]),
        right: maskedField(field, right[field]),
        level,
        levelBits,
        rarityBits: adjustmentBits,
      })),
      ...onlyShown(shownBeside, left, right),
    ]
  }
  const onlyShown = (names: readonly string[], left: Compared, right: Compared): PairView['fields'] =>
    names
      .filter((field) => left[field] !== undefined || right[field] !== undefined)
      .map((field) => ({
        field,
        left: maskedField(field, left[field]),
        right: maskedField(field, right[field]),
        level: null,
        levelBits: 0,
        rarityBits: 0,
      }))

  const mergesOf = (list: number, keys: readonly string[]): PairView['left']['merges'] => {
    const owner = lists[list]
    if (owner === undefined || keys.length < 2) return []
    const end = { ...owner, keys }
    return readDecisionsOf(read, register, [end, end])
      .filter(({ answer }) => answer === 'same')
      .map(({ eventId, by, at, note }) => ({
        eventId,
        by,
        at,
        note: note === null ? null : maskIdentityNumbersIn(note),
      }))
  }
  const endViewOf = (record: RunRecord): PairView['left'] => {
    const rows = rowsOf(record.list, record.number)
    return {
      ...endOf(record.list, record.number),
      party: lists[record.list]?.party ?? '',
      side: lists[record.list]?.side ?? 'third',
      employments: rows.map(({ values }) =>
        masked(Object.fromEntries(shownOfRow.map((field) => [field, values[field] ?? null]))),
      ),
      // What the holder of several rows lacks and one of them has is what they differ in.
      differing: (holder?.ofRow ?? []).filter(
        (field) =>
          rows.length > 1 && record.values[field] === undefined && rows.some(({ values }) => isStated(values[field])),
      ),
      rowId: rows[0]?.rowId ?? null,
      merges: mergesOf(
        record.list,
        rows.map(({ key }) => key),
      ),
    }
  }
  const decisionOf = ({ answer, note, by, at, changed, seen }: WeighedDecision, isTurned: boolean) => {
    const [left, right] = isTurned ? [seen[1], seen[0]] : seen
    return {
      answer,
      note: note === null ? null : maskIdentityNumbersIn(note),
      by,
      at,
      changed: changed.map((field) => ({
        field,
        left: maskedField(field, left[field]),
        right: maskedField(field, right[field]),
      })),
    }
  }

  return {
    itemOf,
    /** A pair in full. */
    viewOf(pair: RunPair & { readonly explanation: Explanation | null }): PairView | undefined {
      const over = overlay.get(pair.id)
      const left = recordOf(pair.leftList, pair.leftRecord)
      const right = pair.rightRecord === null ? undefined : recordOf(pair.rightList, pair.rightRecord)
      if (left === undefined) return undefined
      const model = modelOf(pair)
      const { explanation } = pair
      const isWeighed = model !== null && explanation !== null
      const fields =
        right === undefined
          ? onlyShown([...evidence, ...shownBeside], left.values, {})
          : fieldsOf(model, explanation, left.values, right.values)
      const told = isWeighed
        ? tellingFields(model, explanation)
        : fields.flatMap(({ field, level }) => (level === null || level === 'missing' ? [] : [{ field, level }]))
      const others = [left, right].flatMap((each) => (each === undefined ? [] : pairsOf(each.list, each.number)))
      const seen = new Set([pair.id])
      // Decisions stand with their ends in the order of the lists.
      const isTurned =
        pair.leftList > pair.rightList ||
        (pair.leftList === pair.rightList && pair.leftRecord > (pair.rightRecord ?? 0))
      return {
        pairId: pair.id,
        // Of two rows that are each other's best candidates one pair is listed, and either can be looked at.
        class:
          over?.standing == null
            ? (classOfPair(pair, over, viewer) ?? 'unmatched')
            : (classFor(classOfState(pair), over.standing, viewer) ?? 'unmatched'),
        left: endViewOf(left),
        right: right === undefined ? null : endViewOf(right),
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a run writes are tiers
        tier: pair.tier as Item['tier'],
        bits: pair.bits,
        probability: pair.bits === null ? null : probabilityOf(pair.bits),
        doubt:
          isWeighed && isQuestion(pair) && (pair.bits ?? 0) >= setting.automaticBits
            ? doubtOf(model, explanation, setting, 0)
            : null,
        why: rejectionReasons.find((reason) => pair.state === 'unmatched' && reason === pair.reason) ?? null,
        priorBits: isWeighed ? model.priorBits : null,
        fields,
        tells: told.map(({ field, level }) => ({ field, level })),
        others: others
          .filter((other) => {
            if (other.rightRecord === null || other.isHidden !== run.isProtected || seen.has(other.id)) return false
            seen.add(other.id)
            return placeOf(other) !== placeOf(pair)
          })
          .toSorted((a, b) => (b.bits ?? -Infinity) - (a.bits ?? -Infinity))
          .slice(0, mostOthers)
          .map((other) => itemOf(other, classOfPair(other, overlay.get(other.id), viewer) ?? 'unmatched')),
        decisions: visibleDecisions(over?.standing ?? null, viewer).map((each) => decisionOf(each, isTurned)),
        needsSecond: { same: needsSecond(pair, 'same'), different: needsSecond(pair, 'different') },
        model: explanation?.modelVersion ?? null,
      }
    },
  }
}

function isStated(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== ''
}

function isQuestion({ state }: RunPair): boolean {
  return state === 'review' || state === 'duplicate' || state === 'candidate'
}
