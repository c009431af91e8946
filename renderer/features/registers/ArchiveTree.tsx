import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { generalScheme } from '#shared/registers/archive-tree.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { LazyTree } from '#renderer/tree/LazyTree.tsx'
import type { SoughtLine, TreeLabel } from '#renderer/tree/LazyTree.tsx'
import type { TreePath } from '#renderer/tree/tree-rows.ts'
import { useTreePages } from '#renderer/tree/use-tree-pages.ts'
import type { LazyPages } from '#renderer/tree/use-tree-pages.ts'

export type TreeChild = OutputOf<'archive.tree'>['children'][number]

interface ArchiveTreeProps {
  readonly tree: LazyPages<TreeChild>
  /** A line to go to; another object is another going there. */
  readonly sought: SoughtLine | null
  /** Asked for a volume, or for the volumes of a node. */
  readonly onShow: (child: TreeChild) => void
}

/** Records creators, series and classes, volumes. */
export function ArchiveTree({ tree, sought, onShow }: ArchiveTreeProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.archiveTree
  const labelOf = useLabels()
  return (
    <LazyTree
      tree={tree}
      label={words.label}
      loading={words.loading}
      labelOf={labelOf}
      opens={(child) => (child.kind === 'node' && !child.isLeaf ? child.path : null)}
      sought={sought}
      onShow={onShow}
      region="tree"
    />
  )
}

/** The tree as far as it has been looked at; what the core announces makes its pages come anew. */
export function useArchiveTree(): LazyPages<TreeChild> {
  const call = useCall()
  return useTreePages({
    operation: 'archive.tree',
    inputOf: ({ path, start }, count) => ({ path: [...path], start, count }),
    read: ({ path, start }, count, signal) => call('archive.tree', { path: [...path], start, count }, signal),
    pathOf: nodePath,
  })
}

function nodePath(child: TreeChild): TreePath | null {
  return child.kind === 'node' ? child.path : null
}

function useLabels(): (child: TreeChild, level: number) => TreeLabel {
  const { language, words: catalogue } = useLanguage()
  const number = useNumberText()
  const words = catalogue.archiveTree
  return (child, level) => {
    if (child.kind === 'volume') {
      const name = child.volume === null ? words.noVolume : words.volume({ volume: child.volume })
      const title = [name, child.years].filter((part) => part !== null).join(', ')
      const holds = child.metres === null ? '' : words.metres({ metres: number(child.metres, 4) })
      return { signum: '', title, holds, text: child.volume ?? name }
    }
    const holds = words.holds({ volumes: number(child.volumes, 0), metres: number(child.metres, 4) })
    const [main] = level === 2 && child.signum.length === 1 ? [generalScheme[child.signum]?.[language]] : []
    const unnamed = level === 1 ? words.noCreator : child.signum === '' ? words.noSignum : (main ?? words.untitled)
    const title = child.title ?? unnamed
    return { signum: child.signum, title, holds, text: child.signum === '' ? title : child.signum }
  }
}
