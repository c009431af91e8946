import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Recent = z.array(z.strictObject({ path: z.string(), openedAt: z.string() }))
type Recent = z.infer<typeof Recent>

/** The stores opened lately, kept in the data folder: paths and times, nothing of what the stores hold. */
export interface RecentStores {
  list(): Recent
  add(path: string, openedAt: string): void
}

const most = 10

export function createRecentStores(dataFolder: string): RecentStores {
  const file = join(dataFolder, 'recent.json')
  const list = (): Recent => {
    try {
      return Recent.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // Absent, or not ours: the list is a convenience and starts over.
      return []
    }
  }
  return {
    list,
    add(path, openedAt) {
      const others = list().filter((recent) => recent.path !== path)
      try {
        mkdirSync(dataFolder, { recursive: true })
        writeFileSync(`${file}.part`, JSON.stringify([{ path, openedAt }, ...others].slice(0, most)))
        renameSync(`${file}.part`, file)
      } catch {
        // A data folder that cannot be written costs the list, not the work.
      }
    },
  }
}
