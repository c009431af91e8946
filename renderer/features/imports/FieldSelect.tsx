import { useEffect, useState } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'

/** A closed select changes with every press of an arrow: what is passed on the way is not yet a choice. Milliseconds. */
const restMs = 400

/** A select whose choice is made once the person has stopped at it, so that it can be gone through with the arrow keys. */
export function FieldSelect(props: ComponentProps<typeof CellSelect>): ReactNode {
  const { value, onChange } = props
  const [at, setAt] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const to = at?.from === value ? at.to : value
  useEffect(() => {
    if (to === value) return undefined
    const wait = setTimeout(() => onChange(to), restMs)
    return () => clearTimeout(wait)
    // oxlint-disable-next-line react/exhaustive-deps -- a new function of the same row is no new choice
  }, [to, value])
  return <CellSelect {...props} value={to} onChange={(next) => setAt({ from: value, to: next })} />
}
