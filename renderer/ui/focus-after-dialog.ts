import { isDialogOpen } from './notices.ts'

/**
 * Gives the focus to an element when no dialog is open any longer: one that closes keeps the focus within itself until it is gone, and
 * then gives it back, a frame later, to what opened it.
 */
export function focusAfterDialog(elementOf: () => HTMLElement | null | undefined): void {
  const look = (): void => {
    if (isDialogOpen()) requestAnimationFrame(look)
    else requestAnimationFrame(() => requestAnimationFrame(() => elementOf()?.focus()))
  }
  requestAnimationFrame(look)
}
