import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { catalogues, failureWording, languages } from '#shared/i18n/catalogues.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import type { FailureWording } from '#shared/i18n/wording.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { formatNumber } from '#shared/i18n/format.ts'

interface LanguageChoice {
  readonly language: Language
  /** Every word of the page, in the language chosen. */
  readonly words: Catalogue
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageChoice | null>(null)
const storageKey = 'stafett.language'
const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, choose] = useState<Language>(rememberedLanguage)
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next)
    choose(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(() => ({ language, words: catalogues[language], setLanguage }), [language, setLanguage])
  return (
    <LanguageContext value={choice}>
      <I18nProvider locale={locales[language]}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext)
  if (choice === null) throw new Error('No language: the page lies outside LanguageProvider')
  return choice
}

/** Numbers as they are read in the language chosen. */
export function useNumberText(): (value: number, decimals?: number) => string {
  const { language } = useLanguage()
  return useCallback((value: number, decimals?: number) => formatNumber(language, value, decimals), [language])
}

/** What happened, what was kept and what to do next. */
export function useFailureWording(): (failure: Failure) => FailureWording {
  const { language } = useLanguage()
  return useCallback((failure: Failure) => failureWording(language, failure), [language])
}

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(storageKey)
  return languages.find((language) => language === remembered) ?? 'sv'
}
