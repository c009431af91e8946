import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchExpression, searchWords, wholeWordExpression } from '#db/search-words.ts'

const texts = [
  'Idé om café',
  'Ide om cafe',
  'Åkerman i Ås',
  'Akerman i As',
  'Öster om Ö',
  'Ärende 304-1-2018',
  'Ärende 304-12-2018',
  'AND OR NOT NEAR',
] as const

const index = new Database(':memory:')
beforeAll(() => {
  index.exec(
    "CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 0', prefix='2 3'); PRAGMA user_version",
  )
  for (const text of texts) index.prepare('INSERT INTO t (text) VALUES (?)').run(text)
})
afterAll(() => index.close())

function found(expression: string | null): unknown[] {
  return expression === null
    ? []
    : index.prepare('SELECT text FROM t WHERE t MATCH ? ORDER BY rowid').pluck().all(expression)
}

describe('a question to the search index', () => {
  it.each<[string, readonly string[]]>([
    ['ide', ['Idé om café', 'Ide om cafe']],
    ['idé', ['Idé om café', 'Ide om cafe']],
    ['CAFÉ', ['Idé om café', 'Ide om cafe']],
    ['åk', ['Åkerman i Ås']],
    ['ak', ['Akerman i As']],
    ['ö', ['Öster om Ö']],
    ['öst om', ['Öster om Ö']],
    ['304-1-2018', ['Ärende 304-1-2018']],
    ['304-12', ['Ärende 304-12-2018']],
    // A letter that a person has only begun a word with takes nothing away.
    ['ärende x', ['Ärende 304-1-2018', 'Ärende 304-12-2018']],
    ['ärende 304 1', ['Ärende 304-1-2018']],
    ['near not', ['AND OR NOT NEAR']],
    ['"ide" OR*', []],
    ['', []],
    ['-"*()', []],
  ])('%j finds what begins with it', (search, wanted) => {
    expect(found(matchExpression(search))).toEqual(wanted)
  })

  it.each(texts)('for whole words finds no more than the other, and %j by itself', (text) => {
    expect(found(wholeWordExpression(text))).toContain(text)
    for (const part of [text, text.slice(0, 4), text.slice(0, 2)]) {
      const all = found(matchExpression(part))
      expect(found(wholeWordExpression(part)).filter((each) => !all.includes(each))).toEqual([])
    }
  })

  it('cuts a text as the index does, composed or not', () => {
    expect(searchWords('A\u030Aker-Man 12,5')).toEqual(['åker', 'man', '12', '5'])
  })
})
