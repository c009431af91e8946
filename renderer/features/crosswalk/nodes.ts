import type { OutputOf } from '#shared/contract/operations.ts'
import { generalScheme } from '#shared/registers/archive-tree.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import type { TreeLabel } from '#renderer/tree/LazyTree.tsx'

export type Side = 'sender' | 'receiver'
export type CrosswalkNode = OutputOf<'crosswalk.tree'>['children'][number]
export type Relation = OutputOf<'crosswalk.node'>['relations'][number]

/** The number of the class that a node is; null of anything else. */
export function classIdOf(node: CrosswalkNode | null): number | null {
  return node?.kind === 'class' ? Number(node.path.at(-1)) : null
}

/** Whether something can be said of the node, or of what stands below it. */
export function canRelate(node: CrosswalkNode | null): node is CrosswalkNode {
  return node !== null && node.state !== null && node.state.sources > 0 && !isUnreadable(node)
}

/** Of those at or below a node that nothing has been said of, how many stand below it. */
export function notYetBelow({ state }: CrosswalkNode): number {
  return state === null ? 0 : state.notYet - (state.own === 'notYet' ? 1 : 0)
}

function isUnreadable({ kind, code }: CrosswalkNode): boolean {
  return kind === 'series' && code === ''
}

/** What a node is called where it is spoken of. */
export function useNodeName(): (node: CrosswalkNode) => string {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.crosswalk
  return (node) => {
    const { kind, code, title } = node
    if (kind === 'creator') return title ?? words.noCreator
    if (isUnreadable(node)) return words.noSignum
    const main = kind === 'series' && code.length === 1 ? generalScheme[code]?.[language] : undefined
    return `${code} ${title ?? main ?? words.untitled}`.trim()
  }
}

/** What the line of a node says: its name, what it holds and what has become of it. */
export function useNodeLabel(): (node: CrosswalkNode) => TreeLabel {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const nameOf = useNodeName()
  const words = catalogue.crosswalk
  return (node) => {
    const { code, state, volumes, metres, cases, relations, validFrom, validTo } = node
    const name = nameOf(node)
    const shown = [
      ...(volumes === 0
        ? []
        : [catalogue.archiveTree.holds({ volumes: number(volumes, 0), metres: number(metres, 2) })]),
      ...(cases === 0 ? [] : [words.cases(number(cases, 0))]),
      ...(relations === 0 ? [] : [words.relationsTo(number(relations, 0))]),
      ...(validFrom === null && validTo === null ? [] : [words.valid(validFrom, validTo)]),
      ...becameOf(node),
    ]
    return {
      signum: code,
      title: name.slice(code.length).trim(),
      holds: shown.join(' · '),
      text: name,
      ...(state === null || state.sources === 0 ? {} : { tone: state.notYet === 0 ? 'ok' : 'open' }),
    }
  }

  function becameOf({ state }: CrosswalkNode): string[] {
    if (state === null || state.sources === 0) return []
    const { own, sources, notYet } = state
    const mark = own === null ? [] : [words.marks[own]]
    if (sources === 1 && own !== null) return mark
    const all =
      notYet === 0 ? words.allSettled(number(sources, 0)) : words.notYetBelow(number(notYet, 0), number(sources, 0))
    return [...mark, all]
  }
}
