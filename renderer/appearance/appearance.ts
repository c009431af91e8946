import { useSyncExternalStore } from 'react'

export const appearances = ['system', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

const storageKey = 'stafett.appearance'
const listeners = new Set<() => void>()

/** Light or dark as chosen on this computer, or as the operating system has it. */
export function useAppearance(): readonly [Appearance, (appearance: Appearance) => void] {
  return [useSyncExternalStore(subscribe, rememberedAppearance), setAppearance]
}

/** Before the first paint, so that the page does not flash. */
export function applyRememberedAppearance(): void {
  apply(rememberedAppearance())
}

function setAppearance(appearance: Appearance): void {
  localStorage.setItem(storageKey, appearance)
  apply(appearance)
  for (const listener of listeners) listener()
}

function apply(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset['appearance']
  else document.documentElement.dataset['appearance'] = appearance
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function rememberedAppearance(): Appearance {
  const remembered = localStorage.getItem(storageKey)
  return appearances.find((appearance) => appearance === remembered) ?? 'system'
}
