import type { ofDiary as rules } from '../../../import/rules-of/diary.ts'
import type { FindingWording } from '../../wording.ts'

export const ofDiary: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'registered-late': {
    title: 'Registered late',
    text: ({ example }) =>
      `The document was received or created and registered: ${example}, more than three working days apart.`,
    hint: 'Public records are to be registered as soon as they are received or made. The row is not changed.',
  },
  'correspondent-missing': {
    title: 'Correspondent missing',
    text: () => 'The correspondent is blank, and not said to be omitted.',
    hint: 'It may be left out only where that is needed for the diary to be shown. Complete it, or state that it is omitted.',
  },
  'dated-after-transfer': {
    title: 'Document after the transfer',
    text: ({ example }) => `The document is dated ${example}, on or after the transfer date.`,
    hint: 'After the transfer, documents are entered in the receiver’s diary. Check the date.',
  },
  'number-gap': {
    title: 'Gap in the number series',
    text: ({ example }) => `Registration numbers missing before this one: ${example}. The cause is unknown.`,
    hint: 'A number may be cancelled or belong to another series. Ask the sender if the gap is not expected.',
  },
  'document-gap': {
    title: 'Gap among the documents of the case',
    text: ({ example }) => `Document numbers missing before this one: ${example}.`,
    hint: 'Find out whether the documents exist, were cancelled or were lost in the extract.',
  },
  'number-unlike-profile': {
    title: 'Registration number not written as those of the diary',
    text: ({ example }) => `”${example}” does not follow the number pattern that is stated for the diary.`,
    hint: 'Check the number and which diary it belongs to, or correct the number pattern of the diary under Base data.',
  },
  'number-outside-series': {
    title: 'Registration number outside the diary',
    text: ({ example }) =>
      `”${example}” does not agree with the prefix, time or numbers that are stated for the diary.`,
    hint: 'Check the number and which diary it belongs to, or correct what is stated of the diary under Base data.',
  },
  'case-in-two-diaries': {
    title: 'Same registration number in two diaries',
    text: ({ example }) => `The number, with the same prefix, is also in ${example}.`,
    hint: 'A number with a prefix is given to a single case. Check whether it is the same case, which is then handed over once, or which diary the number belongs to.',
  },
  'case-reclassified': {
    title: 'Same case under two classes',
    text: ({ example }) => `Serial and year are the same, the class another: ${example}.`,
    hint: 'A case that is given another class keeps its serial and year. Check that it is the same case, and which class holds.',
  },
}
