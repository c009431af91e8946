import { describe, expect, it } from 'vitest'
import {
  applyProfile,
  liftsProtection,
  ProfileContent,
  profileFit,
  profileFromFile,
  profileToFile,
} from '#shared/import/profile.ts'
import { createRandom } from '../identity/seeded-random.ts'

const content: ProfileContent = {
  register: 'staff',
  headers: ['Pnr', 'Efternamn', 'Enhet', 'Datum', 'Datum', 'Bilplats'],
  headerRows: 1,
  columns: [
    { header: 'Pnr', field: 'personalIdentityNumber' },
    { header: 'Efternamn', field: 'familyName' },
    { header: 'Enhet', field: 'senderUnit' },
    { header: 'Datum', field: 'startDate' },
    { header: 'Datum', field: 'endDate' },
    { header: 'Bilplats', field: null },
  ],
  answers: [{ question: 'percent-scale', field: 'ftePercent', answer: 'fraction' }],
  values: [{ field: 'employmentForm', raw: 'Fast tjänst', value: 'permanent' }],
  dialect: { encoding: 'windows-1252', delimiter: ';' },
}

describe('the fit of a profile', () => {
  it('is 1 for the same header texts, in any order and however they are spaced', () => {
    expect(profileFit(content, 'staff', content.headers)).toBe(1)
    expect(profileFit(content, 'staff', ['datum', 'DATUM ', 'Bil-plats', 'Pnr:', 'Enhet', 'Efternamn', ''])).toBe(1)
  })

  it('falls with each header that only one of them has', () => {
    const fits = [
      content.headers,
      content.headers.slice(1),
      [...content.headers, 'Ny', 'Nyare'],
      ['Pnr', 'Efternamn'],
      ['Dnr', 'Titel'],
    ].map((headers) => profileFit(content, 'staff', headers))
    expect(fits).toEqual([1, 10 / 11, 12 / 14, 4 / 8, 0])
  })

  it('counts a header as often as it stands there', () => {
    expect(profileFit({ ...content, headers: ['Datum'] }, 'staff', ['Datum', 'Datum', 'Datum'])).toBe(0.5)
  })

  it('is none for another register, or where there are no headers', () => {
    expect(profileFit(content, 'cases', content.headers)).toBe(0)
    expect(profileFit({ ...content, headers: ['', ' '] }, 'staff', ['', ''])).toBe(0)
  })
})

describe('a profile', () => {
  it('gives each column its field by the header, several of one name in order', () => {
    expect(applyProfile(content, ['Enhet', 'Datum', 'Ny', 'pnr', 'Bilplats', 'Datum', 'Datum'])).toEqual([
      'senderUnit',
      'startDate',
      undefined,
      'personalIdentityNumber',
      null,
      'endDate',
      undefined,
    ])
  })

  it('never gives a forbidden column a field, nor two columns one, nor a field that is none', () => {
    const columns = [
      { header: 'Fackförbund', field: 'workplace' },
      { header: 'A', field: 'senderUnit' },
      { header: 'B', field: 'senderUnit' },
      { header: 'C', field: '__proto__' },
      { header: '', field: 'costCentre' },
    ]
    expect(applyProfile({ ...content, columns }, ['Fackförbund', 'A', 'B', 'C', ''])).toEqual([
      null,
      'senderUnit',
      null,
      null,
      undefined,
    ])
  })
})

describe('protected identity', () => {
  const lifting: ProfileContent = {
    ...content,
    columns: [
      { header: 'Skydd', field: null },
      { header: 'Sekretessmarkering', field: 'workplace' },
      { header: 'Enhet', field: 'senderUnit' },
    ],
    values: [
      { field: 'protection', raw: 'J', value: 'none' },
      { field: 'protection', raw: 'Ja', value: 'Nej' },
      { field: 'protection', raw: 'X', value: 'secrecyMark' },
    ],
  }

  it('is not known to a profile that reads its column as something else', () => {
    expect(applyProfile(lifting, ['SKYDD', 'Sekretessmarkering', 'Enhet'])).toEqual([
      undefined,
      undefined,
      'senderUnit',
    ])
    const columns = [{ header: 'Skydd', field: 'protection' }]
    expect(applyProfile({ ...lifting, columns }, ['Skydd'])).toEqual(['protection'])
  })

  it('is lifted by no file', () => {
    const read = profileFromFile(profileToFile('a', '', lifting))?.content
    expect(read?.columns).toEqual([{ header: 'Enhet', field: 'senderUnit' }])
    expect(read?.values).toEqual([{ field: 'protection', raw: 'X', value: 'secrecyMark' }])
  })

  it('is lifted by a meaning that says so in any wording, and by no other', () => {
    const lifts = (field: string, value: string): boolean => liftsProtection([{ field, raw: 'x', value }])
    expect(['none', 'Ingen', 'nej', '0'].map((value) => lifts('protection', value))).toEqual([true, true, true, true])
    expect([lifts('protection', 'secrecyMark'), lifts('managerName', 'none'), liftsProtection([])]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('the file of a profile', () => {
  it('is read back as it was written', () => {
    const text = profileToFile('Heroma', 'Länsstyrelsen', content)
    expect(profileFromFile(text)).toEqual({ name: 'Heroma', sender: 'Länsstyrelsen', content })
    expect(profileFromFile(`\uFEFF${text}`)?.content).toEqual(content)
    expect(text).toContain('"kind": "stafett-profile"')
    expect(text).toContain('"version": 1')
  })

  it('needs no dialect', () => {
    const { dialect: _, ...plain } = content
    expect(profileFromFile(profileToFile('a', '', plain))?.content).toEqual(plain)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['another kind', JSON.stringify({ kind: 'profile', version: 1, name: 'a', sender: '', content })],
    ['a version to come', JSON.stringify({ kind: 'stafett-profile', version: 2, name: 'a', sender: '', content })],
    ['no name', JSON.stringify({ kind: 'stafett-profile', version: 1, name: ' ', sender: '', content })],
    [
      'no such register',
      JSON.stringify({
        kind: 'stafett-profile',
        version: 1,
        name: 'a',
        sender: '',
        content: { ...content, register: '__proto__' },
      }),
    ],
    [
      'a field that is an object',
      JSON.stringify({
        kind: 'stafett-profile',
        version: 1,
        name: 'a',
        sender: '',
        content: { ...content, columns: [{ header: 'A', field: {} }] },
      }),
    ],
    [
      'a million columns',
      JSON.stringify({
        kind: 'stafett-profile',
        version: 1,
        name: 'a',
        sender: '',
        content: { ...content, headers: Array.from({ length: 1_000_00 }, () => 'A') },
      }),
    ],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['too long', `"${'x'.repeat(5_000_001)}"`],
  ])('is none when it is %s', (_, text) => expect(profileFromFile(text)).toBeNull())

  it('cannot map what must not be stored, nor fields, codes and answers that are none', () => {
    const text = profileToFile('a', '', {
      ...content,
      columns: [
        { header: 'Sjukfrånvaro', field: 'workplace' },
        { header: 'Fackligt / Organisation', field: 'senderUnit' },
        { header: 'A', field: 'toString' },
        { header: 'B', field: 'costCentre' },
        { header: 'C', field: 'costCentre' },
      ],
      answers: [
        { question: 'percent-scale', field: 'ftePercent', answer: 'actual' },
        { question: 'percent-scale', field: 'familyName', answer: 'fraction' },
        { question: 'salary-basis', field: 'monthlySalary', answer: 'actual' },
        { question: 'salary-basis', field: 'ftePercent', answer: 'actual' },
      ],
      values: [
        { field: 'employmentForm', raw: 'x', value: 'constructor' },
        { field: 'nothing', raw: 'x', value: 'permanent' },
        { field: 'senderUnit', raw: 'Reg utv', value: 'Regional utveckling' },
      ],
    })
    const read = profileFromFile(text)?.content
    expect(read?.columns.map(({ field }) => field)).toEqual([null, null, null, 'costCentre', null])
    expect(read?.answers).toEqual([{ question: 'salary-basis', field: 'monthlySalary', answer: 'actual' }])
    expect(read?.values).toEqual([{ field: 'senderUnit', raw: 'Reg utv', value: 'Regional utveckling' }])
  })

  it('touches no prototype, and leaves out what is not part of a profile', () => {
    const hostile = profileToFile('a', '', content)
      .replace('"content": {', '"content": { "__proto__": { "polluted": true }, "extra": 1,')
      .replace('"kind"', '"constructor": { "prototype": { "polluted": true } }, "kind"')
    expect(profileFromFile(hostile)?.content).toEqual(content)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('is read or refused, and never anything else, however it is damaged', () => {
    const random = createRandom(7)
    const whole = profileToFile('Heroma', 'Länsstyrelsen', content)
    const read: (ProfileContent | undefined)[] = []
    for (let round = 0; round < 500; round++) {
      const at = random.between(0, whole.length - 1)
      const damaged = [
        whole.slice(0, at),
        whole.slice(0, at) + whole.slice(at + random.between(1, 20)),
        `${whole.slice(0, at)}${random.pick(['"', '{', ']', '\0', '9', 'null', ','])}${whole.slice(at + 1)}`,
      ]
      read.push(...damaged.map((text) => profileFromFile(text)?.content))
    }
    const contents = read.filter((found) => found !== undefined)
    expect(contents.length).toBeGreaterThan(0)
    expect(contents.filter((found) => !ProfileContent.safeParse(found).success)).toEqual([])
  })
})
