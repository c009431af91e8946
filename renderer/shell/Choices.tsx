import { Languages, SunMoon } from 'lucide-react'
import type { ReactNode } from 'react'
import { languages } from '#shared/i18n/catalogues.ts'
import { appearances, useAppearance } from '#renderer/appearance/appearance.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { MenuButton } from '#renderer/ui/MenuButton.tsx'

/** Language and appearance, at hand on every screen. */
export function Choices(): ReactNode {
  const { words, language, setLanguage } = useLanguage()
  const [appearance, setAppearance] = useAppearance()
  return (
    <>
      <MenuButton
        label={words.shell.languageLabel}
        icon={Languages}
        value={language}
        options={languages.map((id) => ({ id, label: words.shell.languages[id] }))}
        onChange={(id) => setLanguage(languages.find((each) => each === id) ?? language)}
      />
      <MenuButton
        label={words.shell.appearanceLabel}
        icon={SunMoon}
        value={appearance}
        options={appearances.map((id) => ({ id, label: words.shell.appearances[id] }))}
        onChange={(id) => setAppearance(appearances.find((each) => each === id) ?? appearance)}
      />
    </>
  )
}
