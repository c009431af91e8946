import { rmSync } from 'node:fs'
import { createStore } from '#db/open.ts'
import { insertTransfer } from '#db/stores/transfer.ts'
import { write } from '#db/write.ts'
import { setRules, runRules, judgeEverything, judgeAct } from '#db/rules/evaluate.ts'
import { ok } from '#shared/contract/failure.ts'
const [staff, cases, diary, archive] = process.argv.slice(2).map(Number) as [number, number, number, number]
const path = '/tmp/b1/bench.stafett'
for (const e of ['', '-wal', '-shm', '-owner']) rmSync(path + e, { force: true })
const store = await createStore(path, 'en lång lösenfras')
let n = 0
const act = (work: (tx: any) => any, operation = 'x') => write(store, { operation, by: 'Å', at: new Date(Date.UTC(2018, 0, 1, n++)).toISOString() }, async (tx) => { await work(tx); return ok(null) })
await act((tx) => insertTransfer(tx, { name: 'P', transferDate: '2019-01-01', senders: ['A', 'B'], receiver: 'R' }))
let t = (process.cpuUsage().user + process.cpuUsage().system) / 1000
const lap = (what: string) => { console.log(what, (((process.cpuUsage().user + process.cpuUsage().system) / 1000) - t).toFixed(0)); t = (process.cpuUsage().user + process.cpuUsage().system) / 1000 }
await act((tx) => {
  const c = tx.connection
  c.exec('INSERT OR IGNORE INTO search_paused (id) VALUES (1)')
  c.exec(`WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM k WHERE n < ${staff}) INSERT INTO staff (sender_id,key,sort_key,personal_identity_number,given_names,family_name,fte_percent,manager_name,hsa_id,user_id,pension_plan,inserted_by) SELECT 1, n, n, 'p'||(n/1.1), 'Eva'||(n%500), 'Öberg'||(n/7), 80, 'Eva'||(n%400)||' Öberg'||(n/8), 'SE2321000016-'||n, 'u'||n, 'PA91', ${tx.eventId} FROM k`)
  lap('staff in')
  c.exec(`WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM k WHERE n < ${cases}) INSERT INTO cases (sender_id,key,sort_key,old_registration_number,old_handler,disposition,document_count,opened_date,inserted_by) SELECT 1, 'class-serial-year||2018|'||n, n, '304-'||n||'-2018', 'Eva'||(n%500)||' Öberg'||(n%3000), 'transfer', 4, '2018-01-01', ${tx.eventId} FROM k`)
  lap('cases in')
  c.exec(`WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n+1 FROM k WHERE n < ${diary}) INSERT INTO diary (sender_id,key,sort_key,registration_number,document_number,inserted_by) SELECT 1, '|class-serial-year||2018|'||(n/4)||'#'||(n%4+1), n, '304-'||(n/4)||'-2018', n%4+1, ${tx.eventId} FROM k WHERE (n/4)%10 <> 7 AND n%41 <> 3`)
  lap('diary in')
  c.exec(`WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM k WHERE n < ${archive}) INSERT INTO archive (sender_id,key,sort_key,records_creator,signum,volume_number,inserted_by) SELECT 1, 'l|F'||(n/50)||'|'||(n%50+1), n, 'L', 'F'||(n/50), n%50+1, ${tx.eventId} FROM k WHERE n%13 <> 2`)
  lap('archive in')
  c.exec("DELETE FROM search_paused"); for (const r of ['staff','cases','diary','archive']) c.exec(`INSERT INTO ${r}_search(${r}_search) VALUES('rebuild')`)
  lap('fts')
})
lap('act (judged)')
const c = store.writer!.connection
const orig = c.prepare.bind(c)
c.exec('BEGIN')
for (const rule of setRules) {
  const from = `${rule.register} AS row`
  const sql = `${rule.with === undefined ? '' : 'WITH RECURSIVE ' + rule.with} SELECT row.id, ${rule.raw} FROM ${from} WHERE row.hidden = 0 AND (${rule.where})`
  const s = (process.cpuUsage().user + process.cpuUsage().system) / 1000
  const rows = orig(sql).all().length
  const ms = (process.cpuUsage().user + process.cpuUsage().system) / 1000 - s
  if (ms > 60) console.log('  ', rule.rule, rule.field, rows, ms.toFixed(0))
}
c.exec('ROLLBACK')
t = (process.cpuUsage().user + process.cpuUsage().system) / 1000
c.exec('BEGIN'); judgeEverything(c); lap('everything'); c.exec('ROLLBACK')
console.log(c.prepare('SELECT rule, count(*) AS n FROM computed_findings GROUP BY rule').all().map((r: any) => r.rule + ' ' + r.n).join(', '))
const one = async (what: string, sql: string) => { const times = []; for (let i = 0; i < 7; i++) { const s = (process.cpuUsage().user + process.cpuUsage().system) / 1000; await act((tx) => tx.connection.prepare(sql).run(tx.eventId, 100 + i)); times.push((process.cpuUsage().user + process.cpuUsage().system) / 1000 - s) } console.log(what, times.map((x) => x.toFixed(1)).join(' ')) }
await one('edit diary subject', "UPDATE diary SET subject = 'x', updated_by = ? WHERE id = ?")
await one('edit staff name', "UPDATE staff SET family_name = 'Nytt', updated_by = ? WHERE id = ?")
await one('edit case handler', "UPDATE cases SET old_handler = 'Nytt Namn', updated_by = ? WHERE id = ?")
await one('edit case count', "UPDATE cases SET document_count = 3, updated_by = ? WHERE id = ?")
await one('edit archive', "UPDATE archive SET location = 'x', updated_by = ? WHERE id = ?")
await one('delete archive', "DELETE FROM archive WHERE ? > 0 AND id = ?")
store.close()
