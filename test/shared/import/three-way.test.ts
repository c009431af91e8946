import { describe, expect, it } from 'vitest'
import { mergeEdits } from '#shared/import/three-way.ts'
import type { Edit } from '#shared/import/three-way.ts'
import type { Value, Values } from '#shared/registers/field.ts'
import { createRandom } from '../identity/seeded-random.ts'

const edit = (edited: Value, delivered: Value, field = 'title'): Edit => ({ field, edited, delivered })
const keepEdit = () => 'edit' as const
const keepDelivery = () => 'delivery' as const

describe('an edit by hand', () => {
  it('stands where the delivery says what it said before', () => {
    const edits = [edit('mended', 'as delivered')]
    expect(mergeEdits({ title: 'as delivered', status: 'open' }, edits, keepDelivery)).toEqual({
      values: { title: 'mended', status: 'open' },
      conflicts: [],
      edits,
    })
  })

  it('is confirmed, and needs no keeping, where the delivery says the same', () => {
    expect(mergeEdits({ title: 'mended' }, [edit('mended', 'as delivered')], keepDelivery)).toEqual({
      values: { title: 'mended' },
      conflicts: [],
      edits: [],
    })
  })

  it('stands where the delivery has no such field, and makes no value of it', () => {
    const edits = [edit('mended', 'as delivered')]
    expect(mergeEdits({ status: 'open' }, edits, keepDelivery)).toEqual({
      values: { status: 'open' },
      conflicts: [],
      edits,
    })
  })

  it('is in conflict where the delivery says something new, and stands unless told otherwise', () => {
    expect(mergeEdits({ title: 'new' }, [edit('mended', 'as delivered')], keepEdit)).toEqual({
      values: { title: 'mended' },
      conflicts: [{ field: 'title', previous: 'as delivered', edited: 'mended', delivered: 'new', keep: 'edit' }],
      edits: [edit('mended', 'new')],
    })
  })

  it('gives way to the delivery where a person says so, and is gone', () => {
    expect(mergeEdits({ title: 'new' }, [edit('mended', 'as delivered')], keepDelivery)).toEqual({
      values: { title: 'new' },
      conflicts: [{ field: 'title', previous: 'as delivered', edited: 'mended', delivered: 'new', keep: 'delivery' }],
      edits: [],
    })
  })

  it('of what is blank is an edit like any other', () => {
    expect(mergeEdits({ title: null }, [edit('mended', null)], keepEdit)).toMatchObject({ conflicts: [], edits: [{}] })
    expect(mergeEdits({ title: null }, [edit(null, 'as delivered')], keepEdit)).toMatchObject({ edits: [] })
    expect(mergeEdits({ title: null }, [edit('mended', 'as delivered')], keepEdit)).toMatchObject({
      values: { title: 'mended' },
      conflicts: [{ delivered: null }],
    })
  })

  it('that was taken back by hand is none: the delivery decides again', () => {
    expect(mergeEdits({ title: 'x' }, [edit('x', 'x')], keepEdit)).toEqual({
      values: { title: 'x' },
      conflicts: [],
      edits: [],
    })
  })

  it('is told from another by its type: 0, false and blank differ', () => {
    for (const [edited, delivered, incoming] of [
      [0, false, null],
      [false, null, 0],
      ['', null, 0],
      ['1', 2, 1],
    ] as const) {
      expect(mergeEdits({ title: incoming }, [edit(edited, delivered)], keepEdit).conflicts).toHaveLength(1)
    }
  })

  it('is chosen for each field by itself', () => {
    const edits = [edit('a', 'b', 'title'), edit('c', 'd', 'status')]
    const merged = mergeEdits({ title: 'x', status: 'y' }, edits, (field) => (field === 'title' ? 'edit' : 'delivery'))
    expect(merged.values).toEqual({ title: 'a', status: 'y' })
    expect(merged.edits).toEqual([edit('a', 'x', 'title')])
  })

  it('of a field named as a member of every object is no such member', () => {
    for (const field of ['toString', 'constructor']) {
      const edits = [edit('x', 'y', field)]
      expect(mergeEdits({ title: 'a' }, edits, keepEdit)).toEqual({ values: { title: 'a' }, conflicts: [], edits })
    }
  })
})

describe('any deliveries and edits', () => {
  const random = createRandom(20190101)
  const words: readonly Value[] = ['a', 'b', 'c', null, 0, 1, true]
  const fields = ['title', 'status', 'party', 'medium']
  const some = (): Record<string, Value> =>
    Object.fromEntries(fields.filter(() => random.between(0, 3) > 0).map((field) => [field, random.pick(words)]))
  const edits = (): Edit[] =>
    fields.filter(() => random.between(0, 1) === 1).map((field) => edit(random.pick(words), random.pick(words), field))
  const rounds = Array.from({ length: 3000 }, () => ({ incoming: some(), edits: edits() }))
  const keep = (field: string): 'edit' | 'delivery' => (field < 'n' ? 'edit' : 'delivery')

  it('lose nothing: every field of the delivery is there, as it says or as the standing edit does', () => {
    for (const { incoming, edits } of rounds) {
      const merged = mergeEdits(incoming, edits, keep)
      expect(Object.keys(merged.values)).toEqual(Object.keys(incoming))
      for (const [field, value] of Object.entries(merged.values)) {
        const standing = merged.edits.find((candidate) => candidate.field === field)
        expect(value).toBe(standing === undefined ? incoming[field] : standing.edited)
      }
    }
  })

  it('come to rest: the same delivery once more changes nothing and is in conflict with nothing', () => {
    for (const { incoming, edits } of rounds) {
      const once = mergeEdits(incoming, edits, keep)
      const twice = mergeEdits(incoming, once.edits, () => 'delivery')
      expect(twice).toEqual({ values: once.values, conflicts: [], edits: once.edits })
    }
  })

  it('leave what they were given as it was', () => {
    for (const { incoming, edits } of rounds.slice(0, 200)) {
      const before: { incoming: Values; edits: Edit[] } = structuredClone({ incoming, edits })
      mergeEdits(incoming, edits, keep)
      expect({ incoming, edits }).toEqual(before)
    }
  })
})
