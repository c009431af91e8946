import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components'
import type { OutputOf } from '#shared/contract/operations.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { keepWords, placeOf } from '#renderer/router/kept-words.ts'
import palette from './CommandPalette.module.css'
import styles from './SearchEverywhere.module.css'

interface SearchEverywhereProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Found = OutputOf<'search.all'>[number]
type Hit = Found['hits'][number]

/** So long the typing rests before it is searched for. */
const waitMs = 120
const scrolls = { tabIndex: 0 }
/** A single letter begins too many words to be of use. */
const leastCharacters = 2

/** Looks for words in every register; Enter opens the register with the words, at the row. */
export function SearchEverywhere({ isOpen, onClose }: SearchEverywhereProps): ReactNode {
  const { words } = useLanguage()
  return (
    <ModalOverlay
      className={palette['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`${palette['modal'] ?? ''} ${styles['modal'] ?? ''}`}>
        <Dialog className={palette['dialog'] ?? ''} aria-label={words.search.title}>
          <SearchBody onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function SearchBody({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { words } = useLanguage()
  const transfer = useTransfer()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const text = useRested(typed.trim())
  const isAsked = text.length >= leastCharacters
  const { data, isFetching } = useOperation('search.all', { text, count: 5 }, { enabled: isAsked, keepPrevious: true })
  const found = isAsked ? (data ?? []) : []
  const groups = found.filter(({ total }) => total > 0)
  const unsearched = found.filter(({ isSearched }) => !isSearched)

  function open(key: string): void {
    const [name, row] = key.split(' ')
    const register = registerNames.find((each) => each === name)
    if (register === undefined) return
    onClose()
    // The words can be a name: they go by way of the memory of the page, not by the address.
    keepWords(placeOf(transfer, register), { search: text, filters: [] })
    void navigate({
      to: '/register/$register',
      params: { register },
      search: row === 'all' ? {} : { row: Number(row) },
    })
  }

  return (
    <>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the search is opened to type in */}
        <TextField className={palette['search'] ?? ''} aria-label={words.search.field} autoFocus>
          <Input className={palette['input'] ?? ''} placeholder={words.search.field} spellCheck={false} />
        </TextField>
        {/* It scrolls, so the keyboard must come to it too. */}
        <section className={palette['menu']} {...scrolls} aria-label={words.search.results}>
          <Menu
            className={styles['menu'] ?? ''}
            aria-label={words.search.results}
            items={groups}
            renderEmptyState={() => (
              <div className={palette['none']}>
                {!isAsked ? words.search.start : isFetching ? words.search.searching : words.search.none({ text })}
              </div>
            )}
            onAction={(key) => open(String(key))}
          >
            {(group) => <Group key={group.register} found={group} />}
          </Menu>
        </section>
      </Autocomplete>
      {unsearched.map(({ register }) => (
        <p key={register} className={styles['note']}>
          {words.search.notSearched({ register: words.shell.registerNames[register] })}
        </p>
      ))}
    </>
  )
}

function Group({ found }: { readonly found: Found }): ReactNode {
  const { words } = useLanguage()
  const { register, total, hasMore, hits } = found
  const name = words.shell.registerNames[register]
  const count = hasMore ? words.search.foundMore({ count: total }) : words.search.found({ count: total })
  const items = [...hits.map((hit) => ({ id: `${register} ${hit.rowId}`, hit })), { id: `${register} all`, hit: null }]
  return (
    <MenuSection id={register} className={styles['section'] ?? ''}>
      <Header className={styles['header'] ?? ''}>{words.search.group({ register: name, count })}</Header>
      <Collection items={items}>
        {({ id, hit }) =>
          hit === null ? (
            <MenuItem id={id} textValue={words.search.all({ register: name, count })} className={palette['item'] ?? ''}>
              <Text slot="label" className={styles['all'] ?? ''}>
                {words.search.all({ register: name, count })}
              </Text>
            </MenuItem>
          ) : (
            <HitItem id={id} register={register} hit={hit} />
          )
        }
      </Collection>
    </MenuSection>
  )
}

function HitItem({
  id,
  register,
  hit,
}: {
  readonly id: string
  readonly register: RegisterName
  readonly hit: Hit
}): ReactNode {
  const { words } = useLanguage()
  const labelOf = useFieldLabel()
  const textOf = useValueText()
  const label = hit.label
    .flatMap((value, index) =>
      value === null || value === '' ? [] : [textOf(register, labelFields[register][index] ?? '', value)],
    )
    .join(', ')
  return (
    <MenuItem id={id} textValue={label} className={`${palette['item'] ?? ''} ${styles['hit'] ?? ''}`}>
      <Text slot="label" className={styles['label'] ?? ''}>
        <span>{label}</span>
        {hit.found.length === 0 ? null : (
          <span className={styles['found']}>
            {hit.found
              .map(({ field, text }) => words.search.foundIn({ field: labelOf(register, field), text }))
              .join(' · ')}
          </span>
        )}
      </Text>
    </MenuItem>
  )
}

/** The latest text once the typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const wait = setTimeout(() => setRested(text), waitMs)
    return () => clearTimeout(wait)
  }, [text])
  return rested
}
