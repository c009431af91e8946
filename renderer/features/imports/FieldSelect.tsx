import { useEffect, useState } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'

/** A closed select changes with every press of an arrow: what is passed on the way is not yet a choice. Milliseconds. */
const restMs = 400

interface FieldSelectProps extends Omit<ComponentProps<typeof CellSelect>, 'onChange'> {
  /** False where the choice was refused: what stood there stands again. */
  readonly onChoose: (id: string) => Promise<boolean>
}

/** A select whose choice is made once the person has stopped at it, so that it can be gone through with the arrow keys. */
export function FieldSelect({ onChoose, ...props }: FieldSelectProps): ReactNode {
  const { value } = props
  const [at, setAt] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const to = at?.from === value ? at.to : value
  useEffect(() => {
    if (to === value) return undefined
    const wait = setTimeout(() => {
      void onChoose(to).then((isChosen) => (isChosen ? undefined : setAt(null)))
    }, restMs)
    return () => clearTimeout(wait)
    // oxlint-disable-next-line react/exhaustive-deps -- a new function of the same row is no new choice
  }, [to, value])
  return <CellSelect {...props} value={to} onChange={(next) => setAt({ from: value, to: next })} />
}
