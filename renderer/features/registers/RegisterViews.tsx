import { Link } from '@tanstack/react-router'
import { FolderTree, Library, Table2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import styles from './archive-tree.module.css'

interface RegisterViewsProps {
  readonly register: 'archive' | 'diary'
  /** Whether the rows themselves are on show, or what they are gathered in: the tree of the archive, the list of diaries. */
  readonly shown: 'table' | 'whole'
}

/** The two ways to look at a register that is of something greater. */
export function RegisterViews({ register, shown }: RegisterViewsProps): ReactNode {
  const { words } = useLanguage()
  const { archiveTree, diaries } = words
  const whole: Readonly<
    Record<typeof register, { to: '/register/archive/tree' | '/register/diary/list'; label: string; icon: LucideIcon }>
  > = {
    archive: { to: '/register/archive/tree', label: archiveTree.tree, icon: FolderTree },
    diary: { to: '/register/diary/list', label: diaries.list, icon: Library },
  }
  const { views, table } = register === 'archive' ? archiveTree : diaries
  const { to, label, icon: Icon } = whole[register]
  const look = (view: typeof shown): string => `${buttonClasses({})} ${shown === view ? (styles['shown'] ?? '') : ''}`
  return (
    <nav aria-label={views} className={styles['views']}>
      <Link
        to="/register/$register"
        params={{ register }}
        className={look('table')}
        aria-current={shown === 'table' ? 'page' : undefined}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        <Table2 size="1rem" aria-hidden="true" />
        {table}
      </Link>
      <Link to={to} className={look('whole')} aria-current={shown === 'whole' ? 'page' : undefined}>
        <Icon size="1rem" aria-hidden="true" />
        {label}
      </Link>
    </nav>
  )
}
