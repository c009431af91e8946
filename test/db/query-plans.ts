import type { Connection } from '#db/open.ts'

/** The plan of every statement that the work prepares, as SQLite explains it. */
export async function plansOf(connection: Connection, work: (watched: Connection) => unknown): Promise<string[]> {
  const statements: string[] = []
  const watched = new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'prepare') {
        return (sql: string) => {
          statements.push(sql)
          return target.prepare(sql)
        }
      }
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  await work(watched)
  return statements.map((sql) => {
    const named = Array.from(sql.matchAll(/\$(\w+)/g), ([, name]) => [name, 1])
    const values =
      named.length > 0
        ? [Object.fromEntries(named)]
        : Array<number>(sql.replaceAll(/'[^']*'/g, '').match(/\?/g)?.length ?? 0).fill(1)
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]
    return steps.map(({ detail }) => detail).join('; ')
  })
}
