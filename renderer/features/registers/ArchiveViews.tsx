import { Link } from '@tanstack/react-router'
import { FolderTree, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import styles from './archive-tree.module.css'

/** The two ways to look at the archive. */
export function ArchiveViews({ shown }: { readonly shown: 'table' | 'tree' }): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.archiveTree
  const look = (view: typeof shown): string => `${buttonClasses({})} ${shown === view ? (styles['shown'] ?? '') : ''}`
  return (
    <nav aria-label={words.views} className={styles['views']}>
      <Link
        to="/register/$register"
        params={{ register: 'archive' }}
        className={look('table')}
        aria-current={shown === 'table' ? 'page' : undefined}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        <Table2 size="1rem" aria-hidden="true" />
        {words.table}
      </Link>
      <Link to="/register/archive/tree" className={look('tree')} aria-current={shown === 'tree' ? 'page' : undefined}>
        <FolderTree size="1rem" aria-hidden="true" />
        {words.tree}
      </Link>
    </nav>
  )
}
