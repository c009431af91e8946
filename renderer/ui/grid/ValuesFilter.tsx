import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton, DialogTrigger, ListBox, ListBoxItem } from 'react-aria-components'
import { Button } from '../Button.tsx'
import { PopoverDialog } from '../PopoverDialog.tsx'
import type { FilterProps } from './filter-props.ts'
import styles from './grid.module.css'
import over from './popover.module.css'
import type { GridValue, GridWords } from './types.ts'

interface ValuesFilterProps extends FilterProps {
  readonly load: () => Promise<readonly GridValue[]>
}

/** A list of the values that occur, with counts; a tick filters at once. */
export function ValuesFilter({ label, filter, onFilter, isActive, isOpen, onOpen, words, load }: ValuesFilterProps) {
  const chosen = filter?.kind === 'in' ? filter.values : []
  const shown = chosen.length === 0 ? words.all : words.chosen({ count: chosen.length })
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <AriaButton
        className={styles['filterButton'] ?? ''}
        aria-label={`${label}: ${shown}`}
        excludeFromTabOrder={!isActive}
        {...(chosen.length === 0 ? {} : { 'data-set': '' })}
      >
        {shown}
      </AriaButton>
      <PopoverDialog placement="bottom start">
        <Values label={label} chosen={chosen} onFilter={onFilter} load={load} words={words} />
        <div className={over['buttons']}>
          <Button look="primary" onPress={() => onOpen(false)}>
            {words.close}
          </Button>
          <Button onPress={() => onFilter(null)}>{words.clear}</Button>
        </div>
      </PopoverDialog>
    </DialogTrigger>
  )
}

interface ValuesProps {
  readonly label: string
  readonly chosen: readonly (string | null)[]
  readonly onFilter: (filter: { kind: 'in'; values: readonly (string | null)[] } | null) => void
  readonly load: () => Promise<readonly GridValue[]>
  readonly words: GridWords
}

/** The values as they come, each with its count, to be ticked. */
export function Values({ label, chosen, onFilter, load, words }: ValuesProps) {
  const [values, setValues] = useState<readonly GridValue[] | 'failed' | null>(null)
  useEffect(() => {
    let wanted = true
    load().then(
      (found) => wanted && setValues(found),
      () => wanted && setValues('failed'),
    )
    return () => {
      wanted = false
    }
  }, [load])

  if (values === null) return <p className={over['note']}>{words.valuesLoading}</p>
  if (values === 'failed') {
    return (
      <p role="alert" className={over['fault']}>
        {words.valuesFailed}
      </p>
    )
  }
  if (values.length === 0) return <p className={over['note']}>{words.valuesNone}</p>

  const selected = values.flatMap(({ value }, index) => (chosen.includes(value) ? [index] : []))
  return (
    <ListBox
      className={over['values'] ?? ''}
      aria-label={label}
      selectionMode="multiple"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens to be chosen from
      autoFocus="first"
      escapeKeyBehavior="none"
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        const picked = values.filter((_, index) => keys === 'all' || keys.has(index)).map(({ value }) => value)
        // A value that was chosen elsewhere and no longer occurs is not dropped unseen.
        const absent = chosen.filter((value) => !values.some((listed) => listed.value === value))
        const all = [...picked, ...absent]
        onFilter(all.length === 0 ? null : { kind: 'in', values: all })
      }}
    >
      {values.map(({ value, label: text, count }, index) => (
        <ListBoxItem key={value ?? '\u0000'} id={index} textValue={text} className={over['value'] ?? ''}>
          {({ isSelected }) => (
            <>
              <span className={over['tick']}>{isSelected && <Check aria-hidden size={14} />}</span>
              <span className={over['valueText']}>{text}</span>
              <span className={over['valueCount']}>
                <span aria-hidden>{count}</span>
                <span className={over['unseen']}>{words.valueCount({ count })}</span>
              </span>
            </>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
