import { useWatch } from 'react-hook-form'
import type { Control, FieldPath, FieldValues, PathValue } from 'react-hook-form'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Meter } from '#renderer/ui/ProgressBar.tsx'
import { FormField } from './FormField.tsx'

interface PassphraseFields {
  passphrase: string
  passphraseAgain: string
}

interface NewPassphraseProps<T extends FieldValues & PassphraseFields> {
  readonly control: Control<T>
}

/** Asked for twice, with how far its length goes and what forgetting it means. */
export function NewPassphrase<T extends FieldValues & PassphraseFields>({ control }: NewPassphraseProps<T>): ReactNode {
  const { words } = useLanguage()
  const name = 'passphrase' as FieldPath<T>
  const passphrase: PathValue<T, FieldPath<T>> = useWatch({ control, name })
  return (
    <>
      <FormField
        control={control}
        name={name}
        kind="new-passphrase"
        label={words.start.passphrase}
        help={words.start.passphraseHelp}
        below={<Strength length={String(passphrase).length} />}
      />
      <FormField
        control={control}
        name={'passphraseAgain' as FieldPath<T>}
        kind="new-passphrase"
        label={words.start.passphraseAgain}
      />
      <Banner tone="warning">
        <p>{words.start.forgotten}</p>
      </Banner>
    </>
  )
}

function Strength({ length }: { readonly length: number }): ReactNode {
  const { words } = useLanguage()
  const { label, short, weak, good, strong } = words.start.strength
  const [text, tone] =
    length < 8
      ? ([short(8 - length), 'error'] as const)
      : length < 14
        ? ([weak, 'warning'] as const)
        : length < 20
          ? ([good, 'ok'] as const)
          : ([strong, 'ok'] as const)
  return <Meter label={label} value={Math.min(length, 24)} max={24} valueText={text} tone={tone} />
}
