import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { Button as AriaButton, DialogTrigger } from 'react-aria-components'
import { Button } from '../Button.tsx'
import { PopoverDialog } from '../PopoverDialog.tsx'
import { dateBound, numberBound, shownBound } from './bounds.ts'
import type { Bound } from './bounds.ts'
import type { FilterProps } from './filter-props.ts'
import styles from './grid.module.css'
import over from './popover.module.css'
import type { GridValue, GridWords } from './types.ts'
import { Values } from './ValuesFilter.tsx'

interface RangeFilterProps extends FilterProps {
  readonly kind: 'number' | 'date'
  /** Of a day: the years that occur, counted when somebody asks for them, which takes a while where there are a million rows. */
  readonly loadYears: (() => Promise<readonly GridValue[]>) | null
}

/** From – to, both optional. The button says what is set; the fields open under it. */
export function RangeFilter(props: RangeFilterProps) {
  const { kind, loadYears, label, filter, onFilter, isActive, isOpen, onOpen, words } = props
  const range = filter?.kind === 'range' ? filter : null
  const shown = range === null ? words.anyRange : rangeText(kind, range.from, range.to, words)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <AriaButton
        className={styles['filterButton'] ?? ''}
        aria-label={`${label}: ${shown}`}
        excludeFromTabOrder={!isActive}
        {...(range === null ? {} : { 'data-set': '' })}
      >
        {shown}
      </AriaButton>
      <PopoverDialog placement="bottom start">
        <RangeForm
          kind={kind}
          from={shownBound(kind, range?.from ?? null)}
          to={shownBound(kind, range?.to ?? null)}
          onDone={(from, to) => {
            onFilter(from === null && to === null ? null : { kind: 'range', from, to })
            onOpen(false)
          }}
          words={words}
        />
        {loadYears === null ? null : (
          <Years
            range={range}
            load={loadYears}
            onYear={(year) => {
              onFilter(year === null ? null : { kind: 'range', from: `${year}-01-01`, to: `${year}-12-31` })
              onOpen(false)
            }}
            words={words}
          />
        )}
      </PopoverDialog>
    </DialogTrigger>
  )
}

interface YearsProps {
  readonly range: { readonly from: string | null; readonly to: string | null } | null
  readonly load: () => Promise<readonly GridValue[]>
  /** Null where the year that is chosen is let go of. */
  readonly onYear: (year: string | null) => void
  readonly words: GridWords
}

/** A whole year as a range, chosen among those that occur. */
function Years({ range, load, onYear, words }: YearsProps) {
  const [isShown, setShown] = useState(false)
  if (!isShown) return <Button onPress={() => setShown(true)}>{words.showYears}</Button>
  const year = range?.from?.slice(0, 4)
  const chosen = year !== undefined && range?.from === `${year}-01-01` && range.to === `${year}-12-31` ? [year] : []
  return (
    <Values
      label={words.years}
      chosen={chosen}
      onFilter={(filter) => onYear(filter?.values.find((value) => value !== chosen[0]) ?? null)}
      load={load}
      words={words}
    />
  )
}

interface RangeFormProps {
  readonly kind: 'number' | 'date'
  readonly from: string
  readonly to: string
  readonly onDone: (from: string | null, to: string | null) => void
  readonly words: GridWords
}

function RangeForm({ kind, from, to, onDone, words }: RangeFormProps) {
  const [written, setWritten] = useState({ from, to })
  const [faults, setFaults] = useState<{ readonly from: string | null; readonly to: string | null }>(noFaults)
  const read = (side: 'from' | 'to'): Bound =>
    kind === 'number' ? numberBound(written[side]) : dateBound(written[side], side)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const bounds = { from: read('from'), to: read('to') }
    const found = {
      from: faultOf(bounds.from, written.from, kind, words),
      to: faultOf(bounds.to, written.to, kind, words),
    }
    setFaults(found)
    if (found.from === null && found.to === null) onDone(valueOf(bounds.from), valueOf(bounds.to))
  }
  const field = (side: 'from' | 'to', label: string) => (
    <BoundField
      label={label}
      value={written[side]}
      fault={faults[side]}
      startsHere={side === 'from'}
      onChange={(value) => setWritten({ ...written, [side]: value })}
    />
  )
  return (
    <form className={over['rangeForm']} onSubmit={submit} noValidate>
      {field('from', words.from)}
      {field('to', words.until)}
      <div className={over['buttons']}>
        <Button type="submit" look="primary">
          {words.apply}
        </Button>
        <Button onPress={() => onDone(null, null)}>{words.clear}</Button>
      </div>
    </form>
  )
}

interface BoundFieldProps {
  readonly label: string
  readonly value: string
  readonly fault: string | null
  readonly startsHere: boolean
  readonly onChange: (value: string) => void
}

function BoundField({ label, value, fault, startsHere, onChange }: BoundFieldProps) {
  const id = useId()
  return (
    <div className={over['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className={over['fieldInput']}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens to be written in
        autoFocus={startsHere}
        value={value}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault !== null && (
        <p id={`${id}-fault`} role="alert" className={over['fault']}>
          {fault}
        </p>
      )}
    </div>
  )
}

const noFaults = { from: null, to: null }

function faultOf(bound: Bound, raw: string, kind: 'number' | 'date', words: GridWords): string | null {
  if (bound.is === 'asked') return words.pointOrComma({ raw: raw.trim(), meant: bound.meant })
  return bound.is === 'wrong' ? (kind === 'number' ? words.notANumber : words.notADate) : null
}

function valueOf(bound: Bound): string | null {
  return bound.is === 'value' ? bound.value : null
}

function rangeText(kind: 'number' | 'date', from: string | null, to: string | null, words: GridWords): string {
  if (from === null) return words.atMost({ to: shownBound(kind, to) })
  if (to === null) return words.atLeast({ from: shownBound(kind, from) })
  return words.fromTo({ from: shownBound(kind, from), to: shownBound(kind, to) })
}
