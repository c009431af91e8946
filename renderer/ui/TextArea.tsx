import type { ReactNode } from 'react'
import { Label, Text, TextArea as AriaTextArea, TextField } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './fields.module.css'

interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onPaste?: (text: string) => void
  readonly help: string
}

/** Text of many lines, as it is: nothing is wrapped or corrected. */
export function TextArea({ label, value, onChange, onPaste, help }: TextAreaProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to paste or type here
    <TextField className={styles['field'] ?? ''} value={value} onChange={onChange} autoFocus>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <AriaTextArea
        className={classes(styles['input'], styles['area'])}
        spellCheck={false}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (onPaste === undefined || text.trim() === '') return
          event.preventDefault()
          onPaste(text)
        }}
      />
      <Text slot="description" className={styles['help'] ?? ''}>
        {help}
      </Text>
    </TextField>
  )
}
