import type { OutputOf } from '#shared/contract/operations.ts'
import { qualitySentences } from '#shared/i18n/quality-sentences.ts'
import { useLanguage } from '#renderer/language/language.tsx'

/** What a checked sample tells, in whole sentences; none before anything is checked. */
export function useQualityText(): (quality: OutputOf<'quality.read'>) => readonly string[] {
  const { words, language } = useLanguage()
  return (quality) => qualitySentences(words.quality, language, quality)
}
