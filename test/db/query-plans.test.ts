import { describe, expect, it } from 'vitest'
import { readFacts } from '#db/facts.ts'
import { eventsOfRow } from '#db/stores/biography.ts'
import { findWords } from '#db/stores/search.ts'
import { createKeyLookup } from '#db/stores/register-rows.ts'
import { countListed, countValues, readRows } from '#db/stores/register-view.ts'
import { listedRows } from '#db/stores/report-rows.ts'
import { countRemarked, findingsOfRow } from '#db/stores/findings.ts'
import { rowsBelow, topRows } from '#db/stores/deliveries.ts'
import type { Reader } from '#db/open.ts'
import { createMarkLookup, settleMarks } from '#db/stores/protected-people.ts'
import { createTwinLookup } from '#db/stores/twin-keys.ts'
import { createViewLister } from '#db/stores/view-lister.ts'
import { createRemarkLookup, keptOutRawIds, readBaskets, waitingOfSender, waitingRawIds } from '#db/stores/waiting.ts'
import { dependantsOf } from '#db/undo.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { plansOf } from './query-plans.ts'
import { act, insertRaw, sharedStore } from './temporary-store.ts'

const store = sharedStore()

/** The plans of what a store function asks through a reader. */
function plansOfReading(work: (read: Reader) => unknown): Promise<string[]> {
  const { reader } = store()
  return plansOf(reader.connection, (connection) => work({ ...reader, connection }))
}

/** The last of them lists the ids. */
function plansOfListing(register: RegisterName, search: string): Promise<string[]> {
  return plansOfReading((read) => createViewLister(read).start({ register, search, filters: [], sort: [] }).rest())
}

const sheet = {
  position: 0,
  name: '',
  hidden: false,
  encoding: null,
  delimiter: null,
  repaired: false,
  hiddenColumns: [],
  forbiddenColumns: [],
  merges: [],
  rows: 1,
  firstRawId: 1,
  lastRawId: 1,
}

describe.each(registerNames)('%s', (register) => {
  it('finds a row by its key through the index of keys', async () => {
    const [plan] = await plansOfReading((read) => createKeyLookup(read, register, 1, ['id']))
    expect(plan).toMatch(/SEARCH \w+ USING (?:COVERING )?INDEX \w+_key \(sender_id=\? AND key=\?\)/)
  })

  it('finds a row of a grid by its number', async () => {
    const [plan] = await plansOfReading((read) => readRows(read, register, [], []))
    expect(plan).toMatch(/SEARCH r USING INTEGER PRIMARY KEY \(rowid=\?\)/)
  })

  it('lists rows in natural order without sorting them', async () => {
    const view = (await plansOfListing(register, '')).at(-1)
    const [report] = await plansOfReading((read) => [...listedRows(read, { register }, ['id'], [])])
    for (const plan of [view, report]) {
      expect(plan).toContain(`INDEX ${register}_order`)
      expect(plan).not.toContain('TEMP B-TREE')
    }
  })

  it('counts its rows by a short index, those of protected people by their place in one', async () => {
    const [all, hidden] = await plansOfReading((read) => countListed(read, register))
    expect(all).toMatch(/SCAN \w+ USING COVERING INDEX (?!\w+_(?:order|key)\b)/)
    expect(hidden).toMatch(/SEARCH \w+ USING (?:COVERING )?INDEX \w+ \(hidden=\?\)/)
  })

  it('searches words through the search index', async () => {
    const plan = (await plansOfListing(register, 'öberg')).at(-1)
    expect(plan).toContain(`SCAN ${register}_search VIRTUAL TABLE INDEX`)
  })
})

describe('facts', () => {
  const totals = {
    unreconciled: 0,
    stale: 0,
    refused: 0,
    openPairs: 0,
    unexplained: 0,
    unsigned: 0,
    openDifferences: 0,
  }

  it('of a long diary are counted without reading its entries', async () => {
    const plans = await plansOfReading((read) => readFacts(read, '2019-01-01', totals))
    const ofDiary = plans.find((plan) => plan.includes('diary')) ?? ''
    expect(ofDiary).toMatch(/SEARCH diary USING COVERING INDEX diary_document_date \(hidden=\? AND document_date>\?\)/)
    expect(ofDiary).not.toMatch(/SCAN diary(?:;|$)/)
  })
})

describe('values with their counts', () => {
  it('of what few rows state are counted through the index of what is stated', async () => {
    const plans = await plansOfReading((read) => countValues(read, 'diary', 'subjectOmitted'))
    expect(plans.join('; ')).toContain('INDEX diary_subject_omitted')
  })

  it('of a day with an index are counted year by year through it', async () => {
    const plans = (await plansOfReading((read) => countValues(read, 'diary', 'documentDate'))).join('; ')
    expect(plans).toMatch(/INDEX diary_document_date \(hidden=\? AND document_date>\? AND document_date<\?\)/)
  })

  it('of a column without an index are counted row after row', async () => {
    const plans = await plansOfReading((read) => countValues(read, 'diary', 'documentType'))
    expect(plans.at(-1)).toMatch(/^SCAN diary(;|$)/)
  })
})

describe('findings', () => {
  it('of an import are found through its index', async () => {
    const plans = await plansOfReading((read) => [countRemarked(read, 1), createRemarkLookup(read, 1)(1)])
    for (const plan of plans) expect(plan).toContain('INDEX findings_import')
  })

  it('of a row are found through its index', async () => {
    expect((await plansOfReading((read) => findingsOfRow(read, 'staff', 1)))[0]).toContain('INDEX findings_row')
  })
})

describe('rows that wait', () => {
  it('are found through an index of their own, whatever else was remarked', async () => {
    const plans = await plansOfReading((read) => [
      readBaskets(read),
      waitingRawIds(read, 1),
      waitingOfSender(read, 'staff', 1),
      keptOutRawIds(read, 1),
    ])
    expect(plans).toHaveLength(4)
    for (const plan of plans) {
      expect(plan).toMatch(/SEARCH findings USING (?:COVERING )?INDEX findings_waiting \(import_id=\?/)
    }
  })
})

describe('numbers that differ by noughts at the beginning', () => {
  it('are found through the index of keys', async () => {
    const plans = await plansOfReading((read) => createTwinLookup(read, 1)('0301'))
    expect(plans).toHaveLength(3)
    for (const plan of plans)
      expect(plan).toMatch(/^SEARCH staff USING (?:COVERING )?INDEX staff_key \(sender_id=\? AND key/)
  })
})

describe('people who are marked', () => {
  it('are found without going through the staff row by row', async () => {
    const plans = await plansOfReading(createMarkLookup)
    expect(plans.join('; ')).toContain('INDEX staff_order (hidden=?)')
    await act(store(), async (tx) => {
      const settling = await plansOf(tx.connection, (connection) => settleMarks({ ...tx, connection }))
      expect(settling.join('; ')).not.toMatch(/SCAN staff\b/)
    })
  })
})

describe('raw rows', () => {
  it('of a sheet are found by their numbers', async () => {
    for (const plan of await plansOfReading((read) => [topRows(read, sheet, 1), ...rowsBelow(read, sheet, 1)])) {
      expect(plan).toMatch(/SEARCH raw_pages USING INTEGER PRIMARY KEY/)
    }
  })
})

describe('what rests on an event', () => {
  it('is found without going through a register row by row', async () => {
    await act(store(), async (tx) => {
      const plans = await plansOf(tx.connection, (connection) => dependantsOf({ ...tx, connection }, 1))
      expect(plans.join('; ')).toContain('SEARCH staff')
      expect(plans.join('; ')).not.toMatch(/SCAN (?:staff|cases|diary|archive|findings)\b/)
    })
  })
})

describe('what a row has gone through', () => {
  it.each(registerNames)('is found in %s by index, in the history as among what belongs to it', async (register) => {
    await act(store(), async (tx) => {
      const rowId = insertRaw(tx, register, {
        sender_id: 1,
        key: `plan ${register}`,
        sort_key: 'plan',
        inserted_by: tx.eventId,
      })
      const plans = await plansOf(tx.connection, (connection) =>
        eventsOfRow({ ...tx, connection }, register, rowId, { before: undefined, count: 20 }),
      )
      const plan = plans.join('; ')
      expect(plan).toMatch(/SEARCH changes USING INDEX changes_row \(table_name=\? AND row_id=\?\)/)
      expect(plan).toContain('INDEX events_revealed')
      expect(plan).not.toMatch(
        /SCAN (?:changes|events|staff|cases|diary|archive|findings|finding_handling|notes|evidence|corrections|case_steps)\b/,
      )
    })
  })
})

describe('a search of all registers', () => {
  it.each(registerNames)(
    'goes through the search index of %s, and looks for hidden rows by index',
    async (register) => {
      const plans = await plansOfReading((read) => findWords(read, register, 'öberg', { count: 5, most: 1000 }))
      expect(plans.join('; ')).toMatch(new RegExp(`INDEX ${register}_\\w+ \\(hidden=\\?\\)`))
      expect(plans.at(-1)).toContain(`SCAN ${register}_search VIRTUAL TABLE INDEX`)
    },
  )
})

describe('a search for a person by number', () => {
  const numbers = ['19840804', '19840864']
  const isBorn =
    /SEARCH staff USING (?:COVERING )?INDEX staff_identity \(personal_identity_number>\? AND personal_identity_number<\?\)/

  it('goes through the index of numbers, in all registers and in its own', async () => {
    const all = await plansOfReading((read) => findWords(read, 'staff', '19840804', { count: 5, most: 1000, numbers }))
    expect(all.at(-1)).toMatch(isBorn)
    const wish = { register: 'staff', search: '19840804', numbers, filters: [], sort: [] } as const
    const own = (await plansOfReading((read) => createViewLister(read).start(wish).rest())).at(-1)
    expect(own).toMatch(isBorn)
    expect(own).not.toMatch(/SCAN staff\b(?!_)/)
    const values = await plansOfReading((read) => countValues(read, 'staff', 'familyName', wish))
    expect(values.at(-1)).toMatch(isBorn)
  })
})
