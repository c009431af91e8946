import { useCallback, useEffect, useRef, useState } from 'react'
import { useCall } from '#renderer/bridge/use-operation.ts'
import type { ImportChoice } from './use-remap.ts'

type Choice = NonNullable<ImportChoice['conflicts']>[number]
type Keep = Choice['keep']

/** As many as one call takes. */
export const mostAtOnce = 5000
const pageRows = 500
/** Choices made in quick succession are sent together: each sending works the plan out again. Milliseconds. */
const restMs = 700

interface ConflictChoices {
  readonly keepOf: (rowId: number, field: string) => Keep | undefined
  readonly keep: (rowId: number, field: string, keep: Keep) => void
  /** Goes through every conflict of the delivery; false where there were more than can be settled at once. */
  readonly keepAll: (keep: Keep) => Promise<boolean>
  readonly isKeepingAll: boolean
}

/** Which of a delivery and an edit by hand stands, chosen field by field or for all. */
export function useConflictChoices(
  importId: number,
  fingerprint: string,
  choose: (choice: ImportChoice) => Promise<boolean>,
): ConflictChoices {
  const call = useCall()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [isKeepingAll, setKeepingAll] = useState(false)
  const unsent = useRef<Choice[]>([])

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = useCallback(() => {
    clearTimeout(timer.current)
    const conflicts = unsent.current
    unsent.current = []
    if (conflicts.length > 0) void choose({ conflicts })
  }, [choose])
  // Leaving sends what was chosen last.
  useEffect(() => send, [send])

  const keep = useCallback(
    (rowId: number, field: string, keep: Keep) => {
      const choice = { rowId, field, keep }
      unsent.current.push(choice)
      setChosen((held) => new Map(held).set(keyOf(rowId, field), choice))
      clearTimeout(timer.current)
      timer.current = setTimeout(send, restMs)
    },
    [send],
  )

  const keepAll = useCallback(
    async (keep: Keep) => {
      setKeepingAll(true)
      const conflicts: Choice[] = []
      let start = 0
      let total = 1
      // Only what is not so already, so that a second press settles the rest.
      while (start < total && conflicts.length < mostAtOnce) {
        const reply = await call('import.rows', { importId, fingerprint, state: 'conflict', start, count: pageRows })
        if (!reply.ok) break
        total = reply.value.total
        start += pageRows
        for (const { rowId, conflicts: fields } of reply.value.rows) {
          if (rowId === null) continue
          for (const each of fields) if (each.keep !== keep) conflicts.push({ rowId, field: each.field, keep })
        }
      }
      unsent.current = []
      const sent = conflicts.slice(0, mostAtOnce)
      if (sent.length > 0) await choose({ conflicts: sent })
      setChosen(new Map())
      setKeepingAll(false)
      return sent.length === conflicts.length && start >= total
    },
    [call, choose, fingerprint, importId],
  )
  return { keepOf: (rowId, field) => chosen.get(keyOf(rowId, field))?.keep, keep, keepAll, isKeepingAll }
}

function keyOf(rowId: number, field: string): string {
  return `${rowId} ${field}`
}
