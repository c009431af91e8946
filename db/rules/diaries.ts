import { registrationProfiles } from '#shared/identity/registration-number.ts'
import type { RegistrationProfile } from '#shared/identity/registration-number.ts'
import { T } from './rule.ts'
import type { Reach, SetRule } from './rule.ts'

/** As the keys of entries are made: `lower` and `upper` know a–z alone. */
const lowerCase = (text: string): string => `lower_case(${text})`
const upperCase = (text: string): string => `upper_case(${text})`

const profiles: readonly RegistrationProfile[] = registrationProfiles
const listed = (chosen: readonly RegistrationProfile[]): string => `(${chosen.map(({ id }) => `'${id}'`).join(', ')})`
const withPrefix = listed(profiles.filter(({ identityParts }) => identityParts.includes('prefix')))
/** Where the class is none of what a number is known by, a case keeps its number when it is reclassified. */
const withLooseClass = listed(
  profiles.filter(
    ({ pattern, identityParts }) => pattern.includes('<classCode>') && !identityParts.includes('classCode'),
  ),
)

/**
 * The diaries of each sender whose number profile the frame states, by what the keys of their entries begin with, which are
 * `name|profile|prefix|year|serial#document` (`shared/import/business-key.ts`): `of_profile` in all that the profile reads, `of_prefix`
 * with the prefix too, null where the profile has one and it is not stated. An entry that names no diary is of the only one there is.
 */
const diaries = `diaries AS MATERIALIZED (
    SELECT *, of_name || key_profile || '|' AS of_profile, of_name || key_profile || '|' || key_prefix || '|' AS of_prefix
    FROM (
      SELECT senders.id AS sender_id, known.id, known.name, part.value AS key_name, part.value || '|' AS of_name,
        number_profile AS profile,
        -- Without its unit a department's number cannot be told from a plain one.
        replace(number_profile, 'department-year-serial-unit', 'prefix-year-serial') AS key_profile,
        CASE WHEN number_profile IN ${withPrefix} THEN ${upperCase('trim(prefix)')} ELSE '' END AS key_prefix,
        substr(opened_on, 1, 4) AS opened, substr(closed_on, 1, 4) AS closed,
        substr(coalesce(closed_on, date(${T}, '-1 day')), 1, 4) AS last_year, first_number, last_number
      FROM senders JOIN diary_series AS known ON known.organisation_id = senders.organisation_id,
        json_each(CASE WHEN (SELECT count(*) FROM diary_series AS one WHERE one.organisation_id = known.organisation_id) = 1
          THEN json_array(${lowerCase('known.name')}, '') ELSE json_array(${lowerCase('known.name')}) END) AS part
      WHERE number_profile IS NOT NULL))`
const records = ['diary_series', 'senders']

/** The stated diary of an entry. */
const own = `diaries.sender_id = row.sender_id AND diaries.key_name = ${lowerCase("coalesce(row.diary_series, '')")}`
const readsOfEntry = ['key', 'sender_id', 'diary_series', 'registration_number']

/** Keys from one on and up to another, the latter left out; nothing lies between where either is null. */
interface KeyRange {
  readonly from: string
  readonly to: string
  readonly also?: (key: string) => string
}

/** The first text after all that begin with one that ends in a bar. */
const after = (beginning: string): string => `substr(${beginning}, 1, length(${beginning}) - 1) || '}'`
const isIn = (key: string, { from, to, also }: KeyRange): string =>
  `${key} >= ${from} AND ${key} < ${to}${also === undefined ? '' : ` AND ${also(key)}`}`

/** Entries in these ranges are found in the index by key alone: of a million that are as they should be, none is read. */
function entriesIn(ranges: readonly KeyRange[]): string {
  return ranges
    .map(
      (range) => `SELECT entry.id FROM diaries CROSS JOIN diary AS entry INDEXED BY diary_key
        ON entry.sender_id = diaries.sender_id AND ${isIn('entry.key', range)}`,
    )
    .join(' UNION ')
}
const isInSome = (ranges: readonly KeyRange[]): string =>
  `(${ranges.map((range) => isIn('row.key', range)).join(' OR ')})`

const unread: readonly KeyRange[] = [
  { from: 'diaries.of_name', to: 'diaries.of_profile' },
  { from: after('diaries.of_profile'), to: after('diaries.of_name') },
]

/** Serials are counted within a year; what is stated of the first and the last number is of the years when the diary began and ended. */
const serial = (key: string): string => `CAST(substr(${key}, length(diaries.of_prefix) + 6) AS INTEGER)`
const ofYear = (column: string): string => `diaries.of_prefix || diaries.${column}`
const outside: readonly KeyRange[] = [
  { from: 'diaries.of_profile', to: 'diaries.of_prefix' },
  { from: after('diaries.of_prefix'), to: after('diaries.of_profile') },
  { from: 'diaries.of_prefix', to: ofYear('opened') },
  { from: `${ofYear('closed')} || '}'`, to: after('diaries.of_prefix') },
  {
    from: `${ofYear('opened')} || '|'`,
    to: `${ofYear('opened')} || '}'`,
    also: (key) => `${serial(key)} < diaries.first_number`,
  },
  {
    from: `${ofYear('last_year')} || '|'`,
    to: `${ofYear('last_year')} || '}'`,
    also: (key) => `${serial(key)} > diaries.last_number`,
  },
]

/** The number in a key, with the sign that ends it: the name before it may hold any. */
const numberOf = (key: string, name: string): string =>
  `substr(${key}, length(${name}) + 1, instr(substr(${key}, length(${name}) + 1), '#'))`
/** Entries with a key that begins so, up to the key of the row. */
const earlier = (beginning: string): string =>
  `FROM diary AS entry WHERE entry.sender_id = row.sender_id AND entry.key >= ${beginning} AND entry.key < row.key`
const number = numberOf('row.key', 'diaries.key_name')
const isRead = `row.key >= diaries.of_profile AND row.key < ${after('diaries.of_profile')}`
const caseOfRow = `diaries.key_name || ${number}`

/** The entries of a case in a diary, by the number that its keys begin with. */
const isOfCase = (diary: string, found: string): string =>
  `entry.key >= ${diary}.key_name || ${found} AND entry.key < ${diary}.key_name || rtrim(${found}, '#') || '$'`

/**
 * A number that states a prefix is given once, whichever diary it is in; one without is of the diary that counts, and its like in
 * another diary is another case.
 */
const statesPrefix = `diaries.profile IN ${withPrefix} AND substr(row.key, length(diaries.of_profile) + 1, 1) <> '|'`

/** Another diary of the sender that writes its numbers alike and has this one. */
const otherDiary = `diaries AS other ON other.sender_id = diaries.sender_id AND other.id <> diaries.id
    AND other.key_profile = diaries.key_profile`
const hasNumber = `EXISTS (SELECT 1 FROM diary AS entry INDEXED BY diary_key
    WHERE entry.sender_id = row.sender_id AND ${isOfCase('other', number)})`
const alsoIn = `FROM diaries CROSS JOIN ${otherDiary} WHERE ${own} AND ${isRead} AND ${statesPrefix} AND ${hasNumber}`

const numberText = (entry: string): string => `coalesce(${entry}.registration_number, '')`
const classOf = (entry: string): string => `class_in_number(diaries.profile, ${entry}.registration_number)`

/** Entries of the cases of changed ones, in whatever diary. */
const ofCase: Reach = {
  of: 'diary',
  on: readsOfEntry,
  images: ['key', 'sender_id', 'diary_series'],
  rows: `SELECT entry.id FROM touched CROSS JOIN senders ON senders.id = image ->> 'sender_id'
    CROSS JOIN (
      SELECT organisation_id, ${lowerCase('name')} AS key_name FROM diary_series UNION SELECT organisation_id, '' FROM diary_series
    ) AS known ON known.organisation_id = senders.organisation_id
    CROSS JOIN diary AS entry INDEXED BY diary_key ON entry.sender_id = senders.id
      AND ${isOfCase('known', numberOf("(image ->> 'key')", "coalesce(image ->> 'diary_series', '')"))}`,
}

export const diaryRules: readonly SetRule[] = [
  {
    rule: 'number-unlike-profile',
    register: 'diary',
    field: 'registrationNumber',
    with: diaries,
    candidates: entriesIn(unread),
    // A number that can be read in several ways has a key without a profile.
    where: `EXISTS (SELECT 1 FROM diaries WHERE ${own} AND ${isInSome(unread)}
      AND NOT reads_number(diaries.profile, row.registration_number))`,
    raw: numberText('row'),
    reads: readsOfEntry,
    records,
  },
  {
    rule: 'number-outside-series',
    register: 'diary',
    field: 'registrationNumber',
    with: diaries,
    candidates: entriesIn(outside),
    where: `EXISTS (SELECT 1 FROM diaries WHERE ${own} AND ${isInSome(outside)})`,
    raw: numberText('row'),
    reads: readsOfEntry,
    records,
  },
  {
    // Said of the first entry of the case in each diary.
    rule: 'case-in-two-diaries',
    register: 'diary',
    field: 'registrationNumber',
    with: diaries,
    candidates: `SELECT row.id FROM diaries CROSS JOIN ${otherDiary} CROSS JOIN diary AS row INDEXED BY diary_key
      ON row.sender_id = diaries.sender_id AND ${isRead} AND ${statesPrefix} AND ${hasNumber}`,
    where: `EXISTS (SELECT 1 ${alsoIn} AND NOT EXISTS (SELECT 1 ${earlier(caseOfRow)}))`,
    raw: `(SELECT group_concat(other.name, ', ' ORDER BY other.name) ${alsoIn})`,
    reads: readsOfEntry,
    reach: [ofCase],
    records,
  },
  {
    // Said of the first entry of each further class.
    rule: 'case-reclassified',
    register: 'diary',
    field: 'registrationNumber',
    with: diaries,
    // Nearly every entry has the number of the one before it, letter for letter.
    candidates: `SELECT row.id FROM diaries CROSS JOIN diary AS row INDEXED BY diary_key
      ON row.sender_id = diaries.sender_id AND ${isRead} AND row.registration_number <> (
        SELECT entry.registration_number ${earlier('diaries.of_profile')} ORDER BY entry.key DESC LIMIT 1)
      WHERE diaries.profile IN ${withLooseClass}`,
    where: `EXISTS (SELECT 1 FROM diaries WHERE ${own} AND ${isRead} AND diaries.profile IN ${withLooseClass}
      AND EXISTS (SELECT 1 ${earlier(caseOfRow)})
      AND NOT EXISTS (SELECT 1 ${earlier(caseOfRow)} AND ${classOf('entry')} IS ${classOf('row')}))`,
    raw: `(SELECT (SELECT ${numberText('entry')} ${earlier(caseOfRow)} ORDER BY entry.key LIMIT 1) || ' – ' || ${numberText('row')}
      FROM diaries WHERE ${own})`,
    reads: readsOfEntry,
    reach: [ofCase],
    records,
  },
  {
    // Said only where the profiles of all diaries are known: it may be of any of them.
    rule: 'number-unlike-profile',
    register: 'cases',
    field: 'oldRegistrationNumber',
    with: diaries,
    where: `row.sender_id IN (SELECT sender_id FROM diaries)
      AND NOT EXISTS (SELECT 1 FROM senders JOIN diary_series ON diary_series.organisation_id = senders.organisation_id
        WHERE senders.id = row.sender_id AND diary_series.number_profile IS NULL)
      AND NOT EXISTS (SELECT 1 FROM diaries WHERE diaries.sender_id = row.sender_id
        AND (${isIn('row.key', { from: "diaries.key_profile || '|'", to: "diaries.key_profile || '}'" })}
          OR reads_number(diaries.profile, row.old_registration_number)))`,
    raw: 'row.old_registration_number',
    reads: ['old_registration_number', 'key', 'sender_id'],
    records,
  },
]
