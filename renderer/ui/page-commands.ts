import { useEffect, useSyncExternalStore } from 'react'

/** What can be done on the screen on show, for the palette to call by name. */
interface PageCommand {
  readonly label: string
  readonly run: () => void
}

const listeners = new Set<() => void>()
let commands: readonly PageCommand[] = []

/** In the palette for as long as the screen is there; null while there is nothing to call. */
export function usePageCommand(label: string | null, run: () => void): void {
  useEffect(() => {
    if (label === null) return undefined
    const command = { label, run }
    set([...commands, command])
    return () => set(commands.filter((other) => other !== command))
  }, [label, run])
}

export function usePageCommands(): readonly PageCommand[] {
  return useSyncExternalStore(subscribe, () => commands)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: readonly PageCommand[]): void {
  commands = next
  for (const listener of listeners) listener()
}
