import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import type { GridAct } from '#renderer/ui/grid/types.ts'

export type Change = InputOf<'register.change'>
export type ChangePreview = OutputOf<'register.change'>

/** What is corrected: the one value in words, or all that a change comes to. */
export type ReasonAbout = string | ChangePreview

/** What a person has to be asked before something is written. */
export type EditQuestion =
  | {
      readonly kind: 'reason'
      readonly register: RegisterName
      readonly about: ReasonAbout
      readonly suggested: string
      readonly answer: (reason: string | null) => void
    }
  | {
      readonly kind: 'preview'
      readonly register: RegisterName
      readonly act: GridAct
      readonly fits: boolean
      readonly left: readonly { readonly cells: number; readonly because: string }[]
      readonly change: Change
      readonly preview: ChangePreview
      /** The change to carry out, as it was decided; null to leave everything as it is. */
      readonly answer: (decided: Change | null) => void
    }

const listeners = new Set<() => void>()
let question: EditQuestion | null = null

/** Asks one thing at a time; whoever asks gets the answer as a promise. */
export async function askAboutEdit<T>(asking: (answer: (given: T) => void) => EditQuestion): Promise<T> {
  return await new Promise<T>((resolve) => {
    set(
      asking((given) => {
        set(null)
        resolve(given)
      }),
    )
  })
}

export function currentEditQuestion(): EditQuestion | null {
  return question
}

export function subscribeToEditQuestion(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: EditQuestion | null): void {
  question = next
  for (const listener of listeners) listener()
}
