import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { registerNames } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { places } from './places.ts'

/** The window is named after the place, never after what is shown in it: titles end up in screenshots and task lists. */
export function useWindowTitle(): void {
  const { words } = useLanguage()
  const { pathname } = useLocation()
  const register = registerNames.find((name) => pathname === `/register/${name}`)
  const place = places.find(({ target }) => (target.to === '/' ? pathname === '/' : pathname.startsWith(target.to)))
  const name = register === undefined ? place && words.shell.places[place.id] : words.shell.registerNames[register]
  const title = name === undefined ? words.shell.app : `${name} – ${words.shell.app}`
  useEffect(() => {
    document.title = title
    return () => {
      document.title = words.shell.app
    }
  }, [title, words.shell.app])
}
