import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { places } from './places.ts'
import { focusNextRegion } from './regions.ts'

interface Shortcuts {
  readonly openPalette: () => void
  readonly openKeyboardMap: () => void
  readonly openSearch: () => void
}

/** The keys that work everywhere. AltGr arrives as Ctrl+Alt on a Swedish keyboard and must never fire one. */
export function useShortcuts({ openPalette, openKeyboardMap, openSearch }: Shortcuts): void {
  const navigate = useNavigate()
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.getModifierState('AltGraph')) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      const act = actOf(event)
      if (act === null) return
      event.preventDefault()
      act()
    }

    function actOf(event: KeyboardEvent): (() => void) | null {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key === 'F1') return openKeyboardMap
      if (key === 'F6' && !ctrlKey && !altKey) return () => focusNextRegion(shiftKey ? -1 : 1)
      if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey) return openPalette
      if (key.toLowerCase() === 'f' && (ctrlKey || metaKey) && shiftKey && !altKey) return openSearch
      if (altKey && !ctrlKey && !metaKey && !shiftKey) {
        const digit = /^(?:Digit|Numpad)([1-7])$/.exec(code)?.[1]
        const place = places.find(({ alt }) => String(alt) === digit)
        if (place !== undefined) return () => void navigate(place.target)
      }
      return null
    }

    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, openKeyboardMap, openPalette, openSearch])
}
