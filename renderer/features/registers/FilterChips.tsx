import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { filterText } from './filter-text.ts'
import styles from './registers.module.css'
import { filterKey } from './view-choice.ts'
import type { RegisterFilter, ViewChoice } from './view-choice.ts'

interface FilterChipsProps {
  readonly register: RegisterName
  readonly choice: ViewChoice
  readonly onSearch: (search: string) => void
  readonly onRemove: (filter: RegisterFilter) => void
  readonly onClear: () => void
}

/** What narrows the register, each removable. */
export function FilterChips({ register, choice, onSearch, onRemove, onClear }: FilterChipsProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  if (choice.search === '' && choice.filters.length === 0) return null
  const chips = [
    ...(choice.search === ''
      ? []
      : [{ key: 'search', text: words.searchChip({ text: choice.search }), remove: () => onSearch('') }]),
    ...choice.filters.map((filter) => ({
      key: filterKey(filter),
      text: filterText(register, filter, language, words),
      remove: () => onRemove(filter),
    })),
  ]
  return (
    <div className={styles['chips']}>
      <ul aria-label={words.activeFilters}>
        {chips.map(({ key, text, remove }) => (
          <li key={key} className={styles['chip']}>
            <span>{text}</span>
            <button type="button" aria-label={words.removeFilter({ filter: text })} onClick={remove}>
              <X size="0.875rem" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <Button look="quiet" onPress={onClear}>
        {words.clearAll}
      </Button>
    </div>
  )
}
