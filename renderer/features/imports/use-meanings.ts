import { useEffect, useRef, useState } from 'react'
import type { StepProps } from './SourceStep.tsx'

interface Wording {
  readonly field: string
  readonly raw: string
}

interface Meaning extends Wording {
  readonly value: string
}

interface Meanings {
  /** What is chosen for a wording, whether it is used yet or not; empty for nothing. */
  readonly valueOf: (wording: Wording) => string
  readonly set: (wording: Wording, value: string) => void
  /** Choices that are not used yet. */
  readonly waiting: number
  readonly apply: () => void
}

const keyOf = ({ field, raw }: Wording): string => `${field} ${raw}`

/** What wordings stand for: chosen one by one and used together, since each use works the plan out again. */
export function useMeanings(
  wordings: readonly Wording[],
  { isLocked, choose }: Pick<StepProps, 'isLocked' | 'choose'>,
): Meanings {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Meaning>>(new Map())
  const [used, setUsed] = useState<ReadonlySet<Meaning>>(new Set())
  const waiting = wordings.flatMap((each) => {
    const meaning = chosen.get(keyOf(each))
    return meaning === undefined || meaning.value.trim() === '' || used.has(meaning) ? [] : [meaning]
  })

  const leaving = useRef<() => void>(() => undefined)
  useEffect(() => {
    leaving.current = () => {
      if (waiting.length > 0 && !isLocked) void choose({ values: [...waiting] })
    }
  })
  // Leaving the step uses what was chosen in it.
  useEffect(() => () => leaving.current(), [])

  return {
    valueOf: (wording) => chosen.get(keyOf(wording))?.value ?? '',
    set({ field, raw }, value) {
      const next = new Map(chosen)
      if (value === '') next.delete(keyOf({ field, raw }))
      else next.set(keyOf({ field, raw }), { field, raw, value })
      setChosen(next)
    },
    waiting: waiting.length,
    apply() {
      setUsed(new Set([...used, ...waiting]))
      void choose({ values: waiting })
    },
  }
}
