import { useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Opens the register as it is now filtered as a page to print; Ctrl+P too, for the grid itself only holds the rows that are seen. */
export function PrintLink({ register }: { readonly register: RegisterName }): ReactNode {
  const { words: catalogue } = useLanguage()
  const navigate = useNavigate()
  const { q, filters, sort } = useSearch({ strict: false })
  const open = useCallback(() => {
    const search = {
      ...(q === undefined ? {} : { q }),
      ...(filters === undefined ? {} : { filters }),
      ...(sort === undefined ? {} : { sort }),
    }
    void navigate({ to: '/print/$register', params: { register }, search })
  }, [navigate, register, q, filters, sort])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return
      if (event.altKey || event.shiftKey || event.getModifierState('AltGraph')) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [open])
  return (
    <Button icon={Printer} onPress={open}>
      {catalogue.print.open}
    </Button>
  )
}
