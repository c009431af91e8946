import { useNavigate } from '@tanstack/react-router'
import { languages } from '#shared/i18n/catalogues.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { appearances, useAppearance } from '#renderer/appearance/appearance.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { usePageCommands } from '#renderer/ui/page-commands.ts'
import { places } from './places.ts'
import { useCloseTransfer } from './use-close-transfer.ts'

export interface PaletteCommand {
  readonly id: string
  readonly label: string
  readonly keys?: string
  readonly run: () => void
}

/** Every place and every act that can be called by name. */
export function usePaletteCommands(openKeyboardMap: () => void, openSearch: () => void): readonly PaletteCommand[] {
  const { words, language, setLanguage } = useLanguage()
  const [appearance, setAppearance] = useAppearance()
  const navigate = useNavigate()
  const closeTransfer = useCloseTransfer()
  const pageCommands = usePageCommands()
  const { commands, places: placeNames, registerNames: names, languages: languageNames } = words.shell
  return [
    ...places.flatMap((place) =>
      place.id === 'registers'
        ? []
        : [
            {
              id: place.id,
              label: commands.goTo(placeNames[place.id]),
              ...(place.alt === undefined ? {} : { keys: `Alt + ${place.alt}` }),
              run: () => void navigate(place.target),
            },
          ],
    ),
    ...registerNames.map((name) => ({
      id: `register-${name}`,
      label: commands.goTo(names[name]),
      run: () => void navigate({ to: '/register/$register', params: { register: name } }),
    })),
    { id: 'search', label: words.search.open, keys: words.search.keys, run: openSearch },
    ...pageCommands.map(({ label, run }) => ({ id: `page-${label}`, label, run })),
    { id: 'new-import', label: commands.newImport, run: () => void navigate({ to: '/imports' }) },
    ...languages
      .filter((each) => each !== language)
      .map((each) => ({
        id: `language-${each}`,
        label: commands.language(languageNames[each]),
        run: () => setLanguage(each),
      })),
    ...appearances
      .filter((each) => each !== appearance)
      .map((each) => ({
        id: `appearance-${each}`,
        label: commands.appearance(words.shell.appearances[each]),
        run: () => setAppearance(each),
      })),
    { id: 'shortcuts', label: commands.shortcuts, keys: 'F1', run: openKeyboardMap },
    { id: 'close', label: commands.close, run: closeTransfer },
  ]
}
