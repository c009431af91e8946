import { Component } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'

interface CrashProps {
  readonly children: ReactNode
}

/** Stands in for a page that a bug has stopped. */
export class Crash extends Component<CrashProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Stopped /> : this.props.children
  }
}

export function Stopped(): ReactNode {
  const { words } = useLanguage()
  const { title, text, reload } = words.shell.crashed
  return (
    <main>
      <EmptyState title={title} text={text} action={<Button onPress={() => location.reload()}>{reload}</Button>} />
    </main>
  )
}
