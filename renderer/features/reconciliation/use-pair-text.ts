import { useCallback } from 'react'
import { notRead } from '#shared/reconciliation/settings/staff.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useRowLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { useReconciled } from './reconciled-kind.tsx'
import type { Pair, QueueItem } from './review.ts'

type Value = Pair['fields'][number]['left']

interface PairText {
  /** Matched fields that no register has are named here too. */
  readonly field: (name: string) => string
  /** Blank where there is nothing. */
  readonly value: (field: string, value: Value | undefined) => string
  readonly end: (end: QueueItem['left']) => string
  readonly pair: (item: Pick<QueueItem, 'left' | 'right'>) => string
  /** What tells for and against, as one sentence. */
  readonly sentence: (pair: Pick<Pair, 'tells'>) => string
  /** Why it is asked about however likely it is; null where it is not for that. */
  readonly doubt: (pair: Pick<Pair, 'doubt' | 'fields'>) => string | null
}

export function usePairText(): PairText {
  const { words } = useLanguage()
  const { queue } = words.reconciliationScreen
  const { tell } = words.reconciliation
  const labelOf = useFieldLabel()
  const textOf = useValueText()
  const rowOf = useRowLabel()
  const register = useReconciled()
  const field = useCallback(
    (name: string) => queue.fieldNames[name] ?? labelOf(register, name),
    [queue, labelOf, register],
  )
  const value = useCallback(
    (name: string, raw: Value | undefined) => {
      if (raw === null || raw === undefined || raw === '') return ''
      if (name === 'personalIdentityNumber' && typeof raw === 'string' && raw.endsWith(notRead)) {
        return queue.unreadable(raw.slice(0, -notRead.length))
      }
      const text = textOf(register, name, raw)
      return fieldOf(register, name)?.type === 'percent' ? `${text}\u00A0%` : text
    },
    [queue, textOf, register],
  )
  const end = useCallback(
    ({ label }: QueueItem['left']) => {
      const said = rowOf(register, label)
      return said === '' ? queue.noLabel : said
    },
    [rowOf, queue, register],
  )
  const pair = useCallback(
    ({ left, right }: Pick<QueueItem, 'left' | 'right'>) =>
      right === null ? queue.alone(end(left)) : queue.pair(end(left), end(right)),
    [end, queue],
  )
  const sentence = useCallback(({ tells }: Pick<Pair, 'tells'>) => queue.sentence(tells.map(tell)), [queue, tell])
  const doubt = useCallback(
    ({ doubt: found, fields }: Pick<Pair, 'doubt' | 'fields'>) => {
      if (found === null) return null
      const told = fields.flatMap(({ field: name, level }) =>
        level !== null && found.fields.includes(name) ? [tell({ field: name, level })] : [],
      )
      return queue.doubts[found.why](told.join(queue.and))
    },
    [queue, tell],
  )
  return { field, value, end, pair, sentence, doubt }
}

/** A share as per cent; never as certain as 0 or 100, for the matcher is not. */
export function useShareText(): (share: number) => string {
  const number = useNumberText()
  return (share) => `${number(Math.min(99.9, Math.max(0.1, share * 100)), 1)}\u00A0%`
}

/** `birthDate + familyName (start)`, as the matcher names a key, in words. */
export function useKeyText(): (key: string) => string {
  const { words } = useLanguage()
  const { field } = usePairText()
  const { keyParts } = words.reconciliationScreen
  return (key) =>
    key
      .split(' + ')
      .map((part) => {
        const [, names = part, by = ''] = /^(.*?)(?: \(([\w-]+)\))?$/.exec(part) ?? []
        const named = names.split(' / ').map(field).join(keyParts.or)
        const how = keyParts.by[by]
        return how === undefined ? named : `${named} (${how})`
      })
      .join(' + ')
}

export type ReconciliationView = OutputOf<'reconciliation.list'>[number]

/** A list by its file, or by whose it is. */
export function useListText(): (list: ReconciliationView['lists'][number], register: ReconciledRegister) => string {
  const { words } = useLanguage()
  const { sourceOf } = words.reconciliation
  return (list, register) => {
    const source = sourceOf(list, register)
    return list.fileName === source ? source : `${list.party}, ${source}`
  }
}
