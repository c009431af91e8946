import { Controller } from 'react-hook-form'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { problemText } from './problems.ts'

interface FormFieldProps<T extends FieldValues> {
  readonly control: Control<T>
  readonly name: FieldPath<T>
  readonly label: string
  readonly help?: string
  readonly kind?: 'text' | 'date' | 'passphrase' | 'new-passphrase'
  readonly below?: ReactNode
  /** A failure from the host that belongs beside this field. */
  readonly problem?: string | undefined
}

/** One field of a form: react-hook-form holds the text, the rules name the problem, the catalogue says it. */
export function FormField<T extends FieldValues>(props: FormFieldProps<T>): ReactNode {
  const { control, name, label, help, kind = 'text', below, problem } = props
  const { words } = useLanguage()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => {
        const value: unknown = field.value
        const shared = {
          label,
          value: typeof value === 'string' ? value : '',
          onChange: field.onChange,
          onBlur: field.onBlur,
          ref: field.ref,
          problem: problem ?? problemText(words, fieldState.error?.message),
          isRequired: true,
          ...(help === undefined ? {} : { help }),
          ...(below === undefined ? {} : { below }),
        }
        if (kind === 'date') return <DateField {...shared} />
        if (kind === 'text') return <TextField {...shared} />
        return (
          <PasswordField
            {...shared}
            autoComplete={kind === 'passphrase' ? 'current-password' : 'new-password'}
            showLabel={words.start.showPassphrase}
            hideLabel={words.start.hidePassphrase}
          />
        )
      }}
    />
  )
}
