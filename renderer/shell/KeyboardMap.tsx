import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Table } from '#renderer/ui/Table.tsx'

interface KeyboardMapProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function KeyboardMap({ isOpen, onClose }: KeyboardMapProps): ReactNode {
  const { words } = useLanguage()
  const { title, everywhere, inGrid, list, grid } = words.shell.shortcuts
  const inQueue = words.reconciliationScreen.shortcuts
  return (
    <Dialog title={title} closeLabel={words.shell.closeDialog} isOpen={isOpen} onClose={onClose} isWide>
      <KeyTable caption={everywhere} rows={list} />
      <KeyTable caption={inGrid} rows={grid} />
      <KeyTable caption={inQueue.caption} rows={inQueue.list} />
    </Dialog>
  )
}

function KeyTable({
  caption,
  rows,
}: {
  readonly caption: string
  readonly rows: readonly (readonly [string, string])[]
}): ReactNode {
  const { words } = useLanguage()
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{words.shell.shortcuts.keys}</th>
          <th scope="col">{words.shell.shortcuts.does}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([keys, does]) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
