import { useCallback, useSyncExternalStore } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import type { GridLayout } from '#renderer/ui/grid/types.ts'
import { startLayout } from './register-columns.ts'

const layouts = new Map<RegisterName, GridLayout>()
const listeners = new Set<() => void>()

/** Order, widths and visibility of the columns of each register, for as long as the page lives. */
export function useColumnLayout(register: RegisterName): readonly [GridLayout, (layout: GridLayout | null) => void] {
  const layout = useSyncExternalStore(subscribe, () => layoutOf(register))
  /** Null: as at the start. */
  const setLayout = useCallback(
    (next: GridLayout | null): void => {
      if (next === null) layouts.delete(register)
      else layouts.set(register, next)
      for (const listener of listeners) listener()
    },
    [register],
  )
  return [layout, setLayout]
}

function layoutOf(register: RegisterName): GridLayout {
  const known = layouts.get(register)
  if (known !== undefined) return known
  const layout = startLayout(registers[register])
  layouts.set(register, layout)
  return layout
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
