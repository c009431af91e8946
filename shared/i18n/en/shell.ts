import type { OperationName } from '../../contract/operations.ts'
import type { RegisterName } from '../../registers/field.ts'
import type { shell as source } from '../sv/shell.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

const registerNames: Readonly<Record<RegisterName, string>> = {
  staff: 'Staff',
  cases: 'Open cases',
  diary: 'Diary',
  archive: 'Archive',
}

const jobs: Readonly<Partial<Record<OperationName, string>>> = {
  'sample.create': 'Creating the practice transfer',
  'import.stage': 'Reading the delivery',
  'import.paste': 'Reading the table',
  'import.reread': 'Reading the file again',
  'import.preview': 'Working out the plan',
  'import.commit': 'Committing the delivery',
  'import.export-waiting': 'Taking out waiting rows',
  'report.produce': 'Producing the list',
  'register.change': 'Changing values',
  'history.undo': 'Undoing',
  'history.redo': 'Doing again',
}

export const shell = {
  app: 'Stafett',
  skipToContent: 'To the content',
  regions: {
    top: 'The transfer',
    places: 'Places',
    main: 'Content',
    status: 'Status and running work',
    notices: 'Messages',
  },
  places: {
    overview: 'Overview',
    imports: 'Deliveries in',
    registers: 'Registers',
    checklist: 'Checklist',
    reports: 'Reports',
    history: 'History',
    settings: 'Settings',
    findings: 'To do',
  },
  registerNames,
  pair: (senders: string, receiver: string) => `${senders} → ${receiver}`,
  pairSpoken: (senders: string, receiver: string) => `From ${senders} to ${receiver}`,
  transferDate: (day: string) => `Transfer ${day}`,
  daysLeft: (days: number) =>
    days === 0
      ? 'today'
      : days > 0
        ? `${formatNumber('en', days)} ${oneOrMany(days, 'day', 'days')} left`
        : `${formatNumber('en', -days)} ${oneOrMany(-days, 'day', 'days')} ago`,
  readOnly: 'Open for reading',
  palette: 'Find command',
  paletteLabel: 'Commands and places',
  palettePlaceholder: 'Type a command or a place',
  paletteEmpty: 'No command fits the words.',
  close: 'Close the transfer',
  languageLabel: 'Language',
  languages: { sv: 'Svenska', en: 'English' },
  appearanceLabel: 'Appearance',
  appearances: { system: 'As the system', light: 'Light', dark: 'Dark' },
  commands: {
    goTo: (place: string) => `Go to ${place}`,
    appearance: (name: string) => `Appearance: ${name.toLocaleLowerCase('en')}`,
    language: (name: string) => `Language: ${name}`,
    shortcuts: 'Show keyboard shortcuts',
    close: 'Close the transfer',
    newImport: 'Read in a delivery',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
    inGrid: 'In a register',
    keys: 'Keys',
    does: 'Does',
    list: [
      ['Ctrl + K', 'Commands and places'],
      ['Ctrl + Shift + F', 'Search all registers'],
      ['F1', 'This list'],
      ['F6, Shift + F6', 'Next or previous part of the window'],
      ['Alt + 1 … Alt + 7', 'Overview, Deliveries in, Registers, Checklist, Reports, History, Settings'],
      ['Tab, Shift + Tab', 'Next or previous field'],
      ['Esc', 'Close dialog or list'],
      ['Ctrl + V under Deliveries in', 'Read in a copied table or file'],
    ],
    grid: [
      ['Arrow keys, Page Up, Page Down', 'Move in the grid'],
      ['Home, End, Ctrl + Home, Ctrl + End', 'To the edge of the row or the register'],
      ['Shift + arrow keys', 'Extend the selection'],
      ['Ctrl + C', 'Copy the selection to Excel'],
      ['Ctrl + F', 'Search in the register'],
      ['Ctrl + S', 'Save the view'],
      ['F2', 'Edit the value'],
      ['Alt + R', 'Show raw text and origin'],
      ['Arrow up from the first row', 'To the filter row and header'],
    ],
  },
  status: {
    ready: 'Nothing is running.',
    running: (count: number) => (count === 1 ? '1 job is running' : `${count} jobs are running`),
    encrypted: 'Encrypted file',
    fileAt: (name: string, folder: string) => `${name} in ${folder}`,
  },
  jobs,
  job: {
    other: 'Working',
    cancel: 'Cancel',
    cancelLabel: (what: string) => `Cancel: ${what.toLocaleLowerCase('en')}`,
    cancelling: 'Cancelling',
    starting: 'starting',
    of: (done: string, total: string, unit: string) => `${done} of ${total} ${unit}`,
    units: { rows: 'rows', bytes: 'bytes', steps: 'steps' },
    secondsLeft: (seconds: number) =>
      seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s left` : `about ${Math.round(seconds / 60)} min left`,
  },
  failure: { retry: 'Try again' },
  notice: { undo: 'Undo', dismiss: 'Close the message' },
  loading: 'Reading',
  none: '–',
  closeDialog: 'Close',
  cancel: 'Cancel',
  show: 'Show',
  choose: 'Choose',
  yes: 'Yes',
  no: 'No',
  notFound: {
    title: 'The page does not exist',
    text: 'The address leads nowhere in this version.',
    back: 'To Overview',
  },
  crashed: {
    title: 'The page could not be shown',
    text: 'An unexpected error stopped the display. Everything confirmed is saved in the file of the transfer.',
    reload: 'Reload the page',
  },
} satisfies typeof source
