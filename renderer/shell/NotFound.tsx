import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'

export function NotFound(): ReactNode {
  const { words } = useLanguage()
  const { title, text, back } = words.shell.notFound
  return (
    <Screen title={title} lead={text}>
      <div>
        <Link to="/" className={buttonClasses({})}>
          {back}
        </Link>
      </div>
    </Screen>
  )
}
