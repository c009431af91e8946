import { ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { signumOfPath } from '#shared/registers/archive-tree.ts'
import { placeInTree } from '#db/stores/archive-place.ts'
import { treeNodes, treeVolumes, treeWordings } from '#db/stores/archive-tree.ts'
import type { Handler } from '../host/context.ts'

export const listTree: Handler<'archive.tree'> = async ({ read }, { path, start, count }) => {
  const { total: ownVolumes, volumes } = treeVolumes(read, path, { start, count })
  const { total: below, nodes } = treeNodes(read, path, {
    start: Math.max(0, start - ownVolumes),
    count: Math.max(0, count - volumes.length),
  })
  return ok({
    total: ownVolumes + below,
    start,
    children: [
      ...volumes.map(({ id, signum, volumeNumber, years, shelfMetres }) => ({
        kind: 'volume' as const,
        rowId: id,
        signum: masked(signum),
        volume: masked(volumeNumber),
        years: masked(years),
        metres: shelfMetres,
      })),
      ...nodes.map(({ part, title, signum, volumes: held, metres, isLeaf }) => ({
        kind: 'node' as const,
        path: [...path, part],
        title: masked(title),
        signum: masked(signum) ?? signumOfPath([...path, part].slice(1)),
        volumes: held,
        metres,
        isLeaf,
      })),
    ],
  })
}

export const placeVolume: Handler<'archive.place'> = async ({ read }, { rowId }) => {
  const place = placeInTree(read, rowId)
  if (place === undefined) return ok(null)
  return ok({ above: place.above.map(({ path, index }) => ({ path: [...path], index })), index: place.index })
}

/** More than so many ways to write a signum are no filter that a person can read, nor an address that a browser takes. */
const mostWordings = 200

export const filterTree: Handler<'archive.filters'> = async ({ read }, { path }) => {
  const creators = treeWordings(read, path, 'records_creator', mostWordings)
  const signa = path.length === 1 ? [] : treeWordings(read, path, 'signum', mostWordings)
  if (creators === null || signa === null) return ok(null)
  return ok([
    { kind: 'in', field: 'recordsCreator', values: [...creators] },
    ...(signa.length === 0 ? [] : [{ kind: 'in' as const, field: 'signum', values: [...signa] }]),
  ])
}

function masked(text: string | null): string | null {
  return text === null ? null : maskIdentityNumbersIn(text)
}
