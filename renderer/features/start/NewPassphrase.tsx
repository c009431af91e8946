import { useFormContext, useWatch } from 'react-hook-form'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Meter } from '#renderer/ui/ProgressBar.tsx'
import { FormField } from './FormField.tsx'

interface PassphraseFields {
  passphrase: string
  passphraseAgain: string
}

/** Asked for twice, with how far its length goes and what forgetting it means. The form around it is in a `FormProvider`. */
export function NewPassphrase(): ReactNode {
  const { words } = useLanguage()
  const { control } = useFormContext<PassphraseFields>()
  const passphrase = useWatch({ control, name: 'passphrase' })
  return (
    <>
      <FormField
        control={control}
        name="passphrase"
        kind="new-passphrase"
        label={words.start.passphrase}
        help={words.start.passphraseHelp}
        below={<Strength length={passphrase.length} />}
      />
      <FormField control={control} name="passphraseAgain" kind="new-passphrase" label={words.start.passphraseAgain} />
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
