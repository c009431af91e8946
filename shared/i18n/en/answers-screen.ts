import { oneOrMany } from '../wording.ts'
import type { answersScreen as source } from '../sv/answers-screen.ts'

export const answersScreen = {
  letters: {
    make: 'Make the letters',
    running: 'The letters are being made',
    done: (file: string, people: string) => `${file}: ${people} to write to, read back and compared.`,
    noBasis: 'No legal basis',
    noBasisText: (senders: string) =>
      `For ${senders} nobody has said on what basis the employees go over, so nobody knows what silence means. State it before letters go out.`,
  },
  bases: {
    title: 'Legal basis',
    sender: 'Sender',
    basis: 'Basis',
    reference: 'Decision',
    silence: 'Silence',
    missing: 'Not stated',
    change: (sender: string) => `State or change the legal basis of ${sender}`,
  },
  counts: {
    title: 'Standing',
    people: (count: string) => `${count} ${oneOrMany(count, 'person', 'people')}`,
    decisions: 'Answers',
    outcomes: 'Outcome',
    number: 'Number',
  },
  filters: {
    sender: 'Sender',
    decision: 'Answer',
    outcome: 'Outcome',
    all: 'All',
    toContact: 'Only those on leave to be contacted',
    clear: 'Show all',
  },
  none: {
    title: 'Nobody to ask yet',
    text: 'Employees who remain on the day of transfer stand here, once a staff list has been read.',
    action: 'To the deliveries',
  },
  list: {
    title: 'Employees',
    help: 'Mark with the space bar, several with Shift and the arrows, all with Ctrl + A. Then say what they have answered.',
    caption: 'Employees and what they have answered',
    name: 'Name',
    unit: 'Unit',
    decision: 'Answer',
    outcome: 'Outcome',
    leave: 'Leave',
    unnamed: 'No name',
    none: 'Nobody fits the choice.',
    select: 'Mark',
    page: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
    earlier: 'Earlier',
    later: 'Later',
    onLeave: 'On leave',
    contacted: 'Contacted',
    toContact: 'To be contacted',
  },
  acts: {
    label: 'Say of those marked',
    contacted: 'Contacted',
    someChosen: (count: string) => `${count} marked`,
    allChosen: (count: string) => `All ${count} of the choice`,
    noneChosen: 'Nobody marked',
  },
  dialog: {
    title: (act: string, people: string) => `${act}: ${people} ${oneOrMany(people, 'person', 'people')}`,
    keeps: (people: string) =>
      `${people} ${oneOrMany(people, 'has already accepted or objected and keeps that answer', 'have already accepted or objected and keep their answers')}.`,
    replace: 'Replace those answers too',
    replaces: (people: string) =>
      `${people} ${oneOrMany(people, 'has already accepted or objected. That answer is replaced', 'have already accepted or objected. Those answers are replaced')}.`,
    notOnLeave: (people: string) =>
      `${people} ${oneOrMany(people, 'is not on leave on the day of transfer and is left', 'are not on leave on the day of transfer and are left')} as before.`,
    nobody: 'None of those marked is concerned.',
    day: 'Day',
    noDay: 'Write a day that has been, for example 2018-11-05.',
    document: 'Document',
    documentHelp: 'Where the answer or the information stands, for example a registration number. May be blank.',
    save: 'Save',
    saving: 'The answers are being saved',
    changedTitle: 'Nothing was saved',
    changed: (values: string) =>
      `${values} ${oneOrMany(values, 'value has', 'values have')} been changed by somebody else since the list was shown, or ${oneOrMany(values, 'is', 'are')} gone. Close, see how it stands now, and try again.`,
  },
  said: (act: string, people: string) => `${act}: ${people} ${oneOrMany(people, 'person', 'people')}.`,
  nothingToSay: (act: string) => `${act}: so it stood already.`,
  undone: 'The answers stand as before.',
} satisfies typeof source
