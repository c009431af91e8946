import type { ofStaff as rules } from '../../../import/rules-of/staff.ts'
import type { FindingWording } from '../../wording.ts'

export const ofStaff: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'starts-after-transfer': {
    title: 'The employment begins after the transfer date',
    text: ({ example }) => `The first day of employment is ${example}, on or after the transfer date.`,
    hint: 'A person who is not employed on the transfer date does not go over by law. Check the date with the sender.',
  },
  'started-too-young': {
    title: 'Employed before the age of 15',
    text: ({ example }) =>
      `The first day of employment is ${example}, before the person’s 15th birthday by the identity number.`,
    hint: 'Check the date and the identity number.',
  },
  'seniority-after-start': {
    title: 'Seniority counts from a later day than the employment',
    text: ({ example }) => `Seniority date and first day of employment: ${example}.`,
    hint: 'Time with the sender counts with the receiver. Check which of the dates is wrong.',
  },
  'rate-unusual': {
    title: 'Unusual employment rate',
    text: ({ example }) => `The employment rate is ${example} %.`,
    hint: 'Nought, or more than full time, can be right. Check with the sender.',
  },
  'actual-rate-above': {
    title: 'Works more than employed',
    text: ({ example }) => `Actual working rate and employment rate: ${example} %.`,
    hint: 'Check which rate is agreed. That is the one that goes over.',
  },
  'saved-days-many': {
    title: 'More than 30 saved vacation days',
    text: ({ example }) => `The number of saved days is ${example}.`,
    hint: 'The cap went from 35 to 30 on 1 January 2018, to be run off by the end of 2022. Agree on how the days are taken.',
  },
  'days-negative': {
    title: 'Negative number of days',
    text: ({ field, example }) => `${field} is ${example}.`,
    hint: 'A balance of days cannot be below nought. Vacation in advance is accounted for by itself. Check with the sender.',
  },
  'notice-unusual': {
    title: 'Unusual period of notice',
    text: ({ example }) => `The period of notice is ${example} months.`,
    hint: 'It is usually 0–12 months. Check that it is not in days.',
  },
  'entitlement-state': {
    title: 'The vacation entitlement does not fit the age',
    text: ({ example }) => `The vacation entitlement is ${example}.`,
    hint: 'By the state agreements it is 28 days, 31 from the year of turning 30 and 35 from the year of turning 40. It may differ by individual agreement.',
  },
  'entitlement-region': {
    title: 'The vacation entitlement may be another',
    text: ({ example }) => `The vacation entitlement is ${example}.`,
    hint: 'By AB it is commonly 25 days, 31 from the year of turning 40 and 32 from the year of turning 50. Check with the agreement in force.',
  },
  'pension-division': {
    title: 'Division of PA 16 unusual for the year of birth',
    text: ({ example }) => `Year of birth and division: ${example}.`,
    hint: 'Division I commonly holds for those born in 1988 or later, division II for those born earlier. Check with the state pension authority.',
  },
  'pension-plan-period': {
    title: 'Pension plan of another time',
    text: ({ example }) => `The pension plan at the receiver is ${example}.`,
    hint: 'AKAP-KR commonly holds from 2023, in the place of AKAP-KL. Check which plan is in force at the transfer.',
  },
  'besta-malformed': {
    title: 'BESTA code that cannot be read',
    text: ({ example }) => `”${example}” does not begin as a BESTA code.`,
    hint: 'The code begins with work area in two digits, level 1–6 and manager mark 1 or 2, for example 1142.',
  },
  'aid-malformed': {
    title: 'AID label that cannot be read',
    text: ({ example }) => `”${example}” is not an AID label.`,
    hint: 'The label is six digits, with a letter A, B, C, F, L or M for responsibility where there is one, for example 151010A.',
  },
  'transition-too-long': {
    title: 'Transition terms for more than a year',
    text: ({ example }) => `The sender’s terms are to hold until ${example}, more than a year after the transfer date.`,
    hint: 'A receiver with an agreement of its own applies the sender’s terms for a year at most. Check the date.',
  },
  'hsa-id-malformed': {
    title: 'HSA id that cannot be read',
    text: ({ example }) => `”${example}” is not an HSA id.`,
    hint: 'An HSA id is SE, ten digits, a hyphen and then letters A–Z and digits, 31 characters at most.',
  },
  'own-manager': {
    title: 'Their own manager',
    text: ({ example }) => `The manager given is the person, ”${example}”.`,
    hint: 'State the manager above.',
  },
  'fixed-term-without-end': {
    title: 'Fixed-term employment without end date',
    text: ({ example }) => `The form of employment is ${example}, but there is no end date.`,
    hint: 'Find out when the employment ends. Without it nobody sees whether that is before the transfer.',
  },
  'leave-open-ended': {
    title: 'On leave with no known return',
    text: ({ example }) => `The leave (${example}) has neither an end date nor an expected return.`,
    hint: 'A person on leave goes over too. Find out when the return is expected.',
  },
  'leave-not-contacted': {
    title: 'On leave at the transfer and not contacted',
    text: ({ example }) => `The person is on leave at the transfer (${example}) and no contact is noted.`,
    hint: 'A person on leave is to be told what all are told. Make contact and enter the day.',
  },
  'receiver-pension-missing': {
    title: 'No pension plan at the receiver',
    text: ({ example }) => `The pension plan at the sender is ${example}, but none is chosen at the receiver.`,
    hint: 'Pensions do not go over by themselves. The receiver has to settle on a plan.',
  },
  'decision-without-date': {
    title: 'Decision without date',
    text: ({ example }) => `The answer (${example}) has no date.`,
    hint: 'Enter the day when the answer came, and the document that holds it.',
  },
  'employments-above-full': {
    title: 'Double posts',
    text: ({ example }) => `Employments that hold at the same time at the transfer: ${example} %.`,
    hint: 'More than full time together. Check whether one of them ends, or whether the person is on leave from it.',
  },
  'primary-unclear': {
    title: 'Unclear which employment is the primary one',
    text: ({ example }) =>
      `The person has ${example} employments at the transfer, and not exactly one is the primary one.`,
    hint: 'Mark the one that is the person’s primary employment.',
  },
  'person-names-differ': {
    title: 'Same identity number, different family names',
    text: ({ example }) => `Another family name on the same identity number: ”${example}”.`,
    hint: 'Check whether the person has changed name or the number is somebody else’s.',
  },
  'hsa-id-shared': {
    title: 'Same HSA id on several persons',
    text: ({ example }) => `”${example}” is on more than one person.`,
    hint: 'An HSA id points out one person. Check with the catalogue.',
  },
  'account-shared': {
    title: 'Same account on several persons',
    text: ({ field, example }) => `${field} ”${example}” is on more than one person.`,
    hint: 'Check whose the account is.',
  },
  'manager-unknown': {
    title: 'The name of the manager is not among those listed',
    text: ({ example }) => `None of those listed under Staff is called ”${example}”.`,
    hint: 'Check the spelling. Not everybody employed is listed, and a manager at the receiver need not be.',
  },
  'salary-lowered': {
    title: 'Lower salary after the transfer',
    text: ({ example }) => `The salary has been lowered after the transfer date: ${example}.`,
    hint: 'The salary goes with the employment. Check the reason, and that both are full-time salaries.',
  },
  'seniority-changed': {
    title: 'Seniority changed after the transfer',
    text: ({ example }) => `The date has been changed after the transfer date: ${example}.`,
    hint: 'Time with the sender is to be the same at the receiver. Check which date holds.',
  },
  'unit-unknown': {
    title: 'The unit is not in the organisation',
    text: ({ example }) => `No unit that is valid at the transfer is called ”${example}”, by its name or another.`,
    hint: 'Correct the name, or add the unit or its other name under Base data.',
  },
  'room-over-capacity': {
    title: 'More people in the room than it holds',
    text: ({ example }) => `More people are placed in the room than it has places: ${example}.`,
    hint: 'Place somebody in another room, or correct the places of the room under Base data.',
  },
}
