import { placeInTree } from '#db/stores/archive-place.ts'
import { treeNodes, treeVolumes } from '#db/stores/archive-tree.ts'
import type { Reader } from '#db/open.ts'

/** What stands in the tree where each volume is said to stand: the path that is listed there, and the volume. */
export function listedPlaces(
  reader: Reader,
): { readonly id: number; readonly said: unknown; readonly listed: unknown }[] {
  const ids = reader.connection.prepare('SELECT id FROM archive WHERE hidden = 0').pluck().all() as number[]
  return ids.map((id) => {
    const place = placeInTree(reader, id)
    let path: readonly string[] = []
    for (const { index } of place?.above ?? []) {
      const start = index - treeVolumes(reader, path, { start: 0, count: 0 }).total
      path = [...path, treeNodes(reader, path, { start, count: 1 }).nodes[0]?.part ?? 'nothing']
    }
    const [volume] = treeVolumes(reader, path, { start: place?.index ?? -1, count: 1 }).volumes
    return { id, said: [place?.above.at(-1)?.path, id], listed: [path, volume?.id] }
  })
}
