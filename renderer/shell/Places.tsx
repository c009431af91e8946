import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { registerNames } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import styles from './Frame.module.css'
import { places } from './places.ts'
import type { Place } from './places.ts'

export function Places(): ReactNode {
  const { words } = useLanguage()
  return (
    <nav className={styles['places']} aria-label={words.shell.regions.places} data-region="places">
      <ul>
        {places.map((place) => (
          <li key={place.id}>{place.id === 'registers' ? <Registers place={place} /> : <OnePlace place={place} />}</li>
        ))}
      </ul>
    </nav>
  )
}

function OnePlace({ place }: { readonly place: Place }): ReactNode {
  const { words } = useLanguage()
  const { icon: Icon } = place
  return (
    <Link
      {...place.target}
      className={styles['place'] ?? ''}
      activeOptions={{ exact: place.target.to === '/', includeSearch: false }}
      {...(place.alt === undefined ? {} : { 'aria-keyshortcuts': `Alt+${place.alt}` })}
    >
      <Icon size="1rem" aria-hidden="true" />
      {words.shell.places[place.id]}
    </Link>
  )
}

function Registers({ place }: { readonly place: Place }): ReactNode {
  const { words } = useLanguage()
  const { icon: Icon } = place
  // The page to print is the register still.
  const printed = useRouterState({ select: ({ location }) => /^\/print\/(\w+)$/.exec(location.pathname)?.[1] })
  return (
    <>
      <span className={styles['group']} id="places-registers">
        <Icon size="1rem" aria-hidden="true" />
        {words.shell.places.registers}
      </span>
      <ul aria-labelledby="places-registers">
        {registerNames.map((name) => (
          <li key={name}>
            <Link
              to="/register/$register"
              params={{ register: name }}
              className={styles['registerPlace'] ?? ''}
              activeOptions={{ includeSearch: false }}
              {...(printed === name ? { 'aria-current': 'page' as const } : {})}
            >
              {words.shell.registerNames[name]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
