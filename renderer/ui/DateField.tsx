import type { ReactNode } from 'react'
import { TextField } from './TextField.tsx'
import type { TextFieldProps } from './TextField.tsx'

/** A day typed as `2019-01-01`; `20190101` is tidied when the field is left. Anything else stands as typed. */
export function DateField(props: Omit<TextFieldProps, 'type' | 'isShort'>): ReactNode {
  const { value, onChange, onBlur } = props
  return (
    <TextField
      {...props}
      isShort
      onBlur={() => {
        const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(value)
        if (compact !== null) onChange(`${compact[1]}-${compact[2]}-${compact[3]}`)
        onBlur?.()
      }}
    />
  )
}
