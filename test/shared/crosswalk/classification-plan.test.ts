import { describe, expect, it } from 'vitest'
import { planClassification } from '#shared/crosswalk/classification-plan.ts'
import type { RawCell, RawRow } from '#shared/import/raw.ts'

const list = (...rows: readonly (readonly RawCell[])[]): RawRow[] =>
  rows.map((cells, index) => ({ row: index + 1, cells }))
const faultsOf = (...rows: readonly (readonly RawCell[])[]) =>
  planClassification(list(...rows)).faults.map(({ fault, row, code, other }) => [fault, row, code, other])

describe('a list of classes', () => {
  it('is read by what its codes say, below whatever stands above its header', () => {
    const { classes, columns } = planClassification(
      list(
        ['Klassificering 2019'],
        ['Punktnotation', 'Namn', 'Gäller fr.o.m.', 'Gäller t.o.m.', 'Bevaras/Gallras', 'Sekretess'],
        ['2.3.1', 'Stöd till företag', '2019-01-01', 'tills vidare', 'Gallras efter 10 år', '30 kap. 23 §'],
        [2, 'Regional utveckling', { date: '2019-01-01', serial: 43466 }, null, 'Bevaras'],
        [{ number: 2.3, shown: '2.30' }, 'Tillväxt'],
        ['2.3', 'Näringsliv'],
      ),
    )
    expect(columns).toEqual(['code', 'title', 'validFrom', 'validTo', 'retention', 'secrecy'])
    expect(classes.map(({ code, parent, level }) => [code, parent, level])).toEqual([
      ['2', null, 1],
      ['2.30', '2', 2],
      ['2.3', '2', 2],
      ['2.3.1', '2.3', 3],
    ])
    expect(classes.at(-1)).toMatchObject({
      row: 3,
      validFrom: '2019-01-01',
      validTo: null,
      retention: 'destroy',
      retentionPeriod: '10 år',
      secrecy: '30 kap. 23 §',
    })
    expect(classes[0]).toMatchObject({ validFrom: '2019-01-01', retention: 'preserve', retentionPeriod: null })
  })

  it('is read by its column of parents where it has one, in whatever order its rows come', () => {
    const { classes } = planClassification(
      list(['Kod', 'Rubrik', 'Överordnad'], ['304', 'Tillväxt', '3'], ['3', 'Utveckling', ''], ['41', 'Miljö', '304']),
    )
    expect(classes.map(({ code, parent, level }) => [code, parent, level])).toEqual([
      ['3', null, 1],
      ['304', '3', 2],
      ['41', '304', 3],
    ])
  })

  it('is refused with each fault by its row', () => {
    expect(faultsOf(['Namn', 'Telefon'], ['a', 'b'])).toEqual([['no-header', 1, '', '']])
    expect(planClassification([]).faults).toHaveLength(1)
    expect(faultsOf(['Kod', 'Rubrik'])).toEqual([['empty', 1, '', '']])
    expect(faultsOf(['Kod', 'Rubrik'], ['1', 'Ledning'], ['1', 'Stöd'])).toEqual([['duplicate-code', 3, '1', '2']])
    expect(faultsOf(['Kod', 'Rubrik'], ['1', 'Ledning'], ['2.1', 'Stöd'])).toEqual([['unknown-parent', 3, '2.1', '2']])
    expect(faultsOf(['Kod', 'Rubrik'], ['A1', 'Ledning'], [null, 'Stöd'], ['3', null])).toEqual([
      ['bad-code', 2, 'A1', ''],
      ['bad-code', 3, '', ''],
      ['no-title', 4, '3', ''],
    ])
    expect(
      faultsOf(['Kod', 'Rubrik', 'Från', 'Till'], ['1', 'a', 'vid T', ''], ['2', 'b', '2019-01-01', '2018-12-31']),
    ).toEqual([
      ['bad-day', 2, '1', 'vid T'],
      ['wrong-order', 3, '2', '2019-01-01 – 2018-12-31'],
    ])
    // A workbook has made a day of the class 1.2.
    expect(faultsOf(['Kod', 'Rubrik'], [{ date: '2019-02-01', serial: 43497 }, 'a'])).toEqual([
      ['bad-code', 2, '2019-02-01', ''],
    ])
  })

  it('is refused with its circles, each told once', () => {
    const faults = faultsOf(
      ['Kod', 'Rubrik', 'Hör till'],
      ['1', 'a', '2'],
      ['2', 'b', '3'],
      ['3', 'c', '1'],
      ['4', 'd', '1'],
      ['5', 'e', '5'],
    )
    expect(faults).toEqual([
      ['circle', 2, '1', '1 → 2 → 3 → 1'],
      ['circle', 6, '5', '5 → 5'],
    ])
  })

  it('never has a circle in what is accepted, nor anything without its parent before it', () => {
    let accepted = 0
    let circles = 0
    let seed = 7
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    for (let round = 0; round < 2000; round++) {
      const count = 1 + random(7)
      const parents = Array.from({ length: count }, () => random(count + 2))
      const rows = parents.map((parent, index): RawCell[] => [index + 1, 'x', parent === 0 ? null : parent])
      const { classes, faults } = planClassification(list(['Kod', 'Rubrik', 'Hör till'], ...rows))
      // Independently: whoever is walked upwards from ends at the top in as many steps as there are classes, or never.
      const ends = parents.map((_, index) => {
        let at = index + 1
        for (let step = 0; step <= count && at > 0 && at <= count; step++) at = parents[at - 1] ?? 0
        return at
      })
      const isSound = ends.every((end) => end === 0)
      expect([faults.length === 0, classes.length]).toEqual([isSound, isSound ? count : 0])
      if (ends.some((end) => end > 0 && end <= count)) {
        circles++
        expect(faults.some(({ fault }) => fault === 'circle')).toBe(true)
      }
      const before = new Set<string>()
      for (const { code, parent } of classes) {
        expect(parent === null || before.has(parent)).toBe(true)
        before.add(code)
      }
      if (isSound) accepted++
    }
    expect(Math.min(accepted, circles)).toBeGreaterThan(100)
  })
})
