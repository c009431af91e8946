import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { writerNames } from '../../registers/writers.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { classificationFailures } from './classification-failures.ts'
import { crosswalkFailures } from './crosswalk-failures.ts'
import { findingFailures } from './finding-failures.ts'
import { recordFailures } from './record-failures.ts'
import { howToWrite } from './how-to-write.ts'
import { differenceFailures } from './difference-failures.ts'
import { reconciliationFailures } from './reconciliation-failures.ts'
import { rowFailures } from './row-failures.ts'
import { shell } from './shell.ts'

const nothingChanged = 'Nothing has changed.'
/** Why an event cannot be undone, or done again, and what to do. */
const notUndoable = new Map<unknown, readonly [what: string, next: string]>([
  [
    'answer-of-other',
    [
      'The answer cannot be undone: it is somebody else’s.',
      'Give your own answer on the pair, or ask whoever answered to undo theirs.',
    ],
  ],
  [
    'circle',
    [
      'The event cannot be undone: as the tree now is, something would stand under itself.',
      'Move what has been put under it since, and undo again.',
    ],
  ],
  [
    'taken',
    [
      'The event cannot be undone: what would come back does not agree with what has been saved since.',
      'Change what has taken its place (a name, a time, a place in the tree) and undo again.',
    ],
  ],
  [
    'ring',
    [
      'The event cannot be undone or done again: two numbers would each be the earlier one of the other.',
      'Undo the other number of the person in the history, and try again.',
    ],
  ],
  [
    'uncovers',
    [
      'Your role may not undo the event or do it again: information about people with protected identity would be shown.',
      'Ask somebody with the role HR or Project lead.',
    ],
  ],
  [
    'roles',
    [
      "Your role may not undo the event or do it again: somebody's role in the transfer would change.",
      'Ask somebody with the role Project lead.',
    ],
  ],
])

const fileUntouched = 'The file is untouched and nothing has been read in.'
const storeUntouched = 'The file is untouched.'
const looksLike: Readonly<Record<string, string>> = {
  binary: 'binary data',
  zip: 'a zip archive that is not a workbook',
  ole: 'an older Office document that is not a workbook',
  opendocument: 'an OpenDocument document that is not a spreadsheet',
  pdf: 'a PDF',
  html: 'a web page',
  xml: 'XML',
  json: 'JSON',
  image: 'an image',
}
const hostile: Readonly<Record<string, string>> = {
  time: 'a content that is never read to its end',
  memory: 'more data than the memory can hold',
  sheets: 'more sheets than a workbook reasonably has',
  rows: 'more rows than Excel can hold',
  columns: 'more columns than Excel can hold',
  cells: 'more cells than can be read safely',
  'repeated-cells': 'cells repeated an unreasonable number of times',
  'record-length': 'an unreasonably long row',
  'shared-strings': 'an unreasonable number of texts',
  size: 'more data than the format may have here',
  'document-type': 'a document type declaration, which can hide harmful content',
}

export const failures: Readonly<Record<FailureCode, (params: FailureParams) => FailureWording>> = {
  'call.unknown-operation': (p) => ({
    what: `${named(p, 'operation', 'The operation')} does not exist in this version.`,
    kept: nothingChanged,
    next: 'Restart Stafett. If it persists: reinstall, so that window and program have the same version.',
  }),
  'call.invalid-input': (p) => ({
    what: `A value has the wrong form${ifGiven(p, 'path', ': ')}${ifGiven(p, 'issue', ' (', ')')}.`,
    kept: nothingChanged,
    next: 'Check the values and try again.',
  }),
  'call.not-permitted': (p) =>
    p['role'] === 'reader'
      ? {
          what: 'Your role in the transfer is reader, and a reader changes nothing.',
          kept: nothingChanged,
          next: 'Ask somebody who may write to do it, or to change your role under Basic data.',
        }
      : {
          what: 'The operation requires a transfer that is open for writing.',
          kept: nothingChanged,
          next: 'Open the transfer for writing and try again.',
        },
  'call.cancelled': () => ({
    what: 'The operation was cancelled.',
    kept: 'Nothing of it remains; everything is as before it started.',
    next: 'Start it again when convenient.',
  }),
  'call.internal': (p) =>
    p['reason'] === 'no-answer'
      ? {
          what: 'The program behind the page does not answer.',
          kept: 'Everything that was confirmed is saved in the file of the transfer.',
          next: 'Close the window and start Stafett again.',
        }
      : {
          what: `An unexpected error stopped the operation${ifGiven(p, 'reference', ' (reference ', ')')}.`,
          kept: 'The operation was not carried out at all. Everything confirmed earlier remains.',
          next: 'Try again. If it persists: restart Stafett and note the time for whoever investigates.',
        },
  'store.none-open': () => ({
    what: 'No transfer is open.',
    kept: nothingChanged,
    next: 'Open or create a transfer first.',
  }),
  'store.not-found': (p) => ({
    what: `${named(p, 'name', 'The file')} is no longer in its place.`,
    kept: 'Nothing has been created instead.',
    next: 'Check whether the file was moved or renamed, or whether the disk is connected, and open it from there.',
  }),
  'store.exists': (p) => ({
    what: `There is already a file called ${named(p, 'name', 'that in the place', '').trim()}.`,
    kept: 'The existing file is untouched.',
    next: 'Choose another name or folder, or open the existing file.',
  }),
  'store.not-a-store': (p) => ({
    what: `${named(p, 'name', 'The file')} is not a Stafett transfer.`,
    kept: storeUntouched,
    next: 'Choose a file that ends in .stafett. Deliveries in Excel or CSV are read in inside an open transfer.',
  }),
  'store.wrong-passphrase': () => ({
    what: 'The passphrase does not fit the file.',
    kept: storeUntouched,
    next: 'Type the passphrase again. Capitals and spaces count. A forgotten passphrase cannot be recovered.',
  }),
  'store.damaged': (p) => ({
    what: `${named(p, 'name', 'The file')} is damaged and cannot be read safely.`,
    kept: 'Nothing has been written to it.',
    next: 'Open the latest backup. Keep the damaged file until the backup has been checked.',
  }),
  'store.newer-schema': (p) => ({
    what: `${named(p, 'name', 'The file')} was made by a newer version of Stafett.`,
    kept: storeUntouched,
    next: 'Install the same or a newer version and open the file in it.',
  }),
  'store.older-schema': (p) => ({
    what: `${named(p, 'name', 'The file')} was made by an older version of Stafett and cannot be opened for reading only.`,
    kept: storeUntouched,
    next: 'Open it once to work in it. It is then adapted to this version, and can be opened for reading afterwards.',
  }),
  'store.already-open': (p) => ({
    what: `${named(p, 'name', 'The transfer')} is already open${ifGiven(p, 'by', ' by ')}, in another window or on another computer.`,
    kept: storeUntouched,
    next: 'Close it there first, or open it here for reading.',
  }),
  'store.folder-not-writable': (p) => ({
    what: `It is not possible to write in the folder${ifGiven(p, 'folder', ' ”', '”')}.`,
    kept: 'No file has been created.',
    next: 'Choose a folder where you may save, for example Documents.',
  }),
  'store.disk-full': () => ({
    what: 'The disk is full.',
    kept: 'The operation was not carried out at all. Everything confirmed earlier remains.',
    next: 'Free space on the disk and try again.',
  }),
  'file.unknown-handle': () => ({
    what: 'The choice of file no longer holds.',
    kept: nothingChanged,
    next: 'Choose the file again.',
  }),
  'file.not-found': (p) => ({
    what: `${named(p, 'name', 'The file')} does not exist or may not be read.`,
    kept: 'Nothing has been read in.',
    next: 'Check that the file is still there and that you may read it, and choose it again.',
  }),
  'file.not-readable': (p) => ({
    what: `${named(p, 'name', 'The file')} could not be read${ifGiven(p, 'system', ' (', ')')}.`,
    kept: 'Nothing has been read in.',
    next: 'Check that you may read it and that no other program has locked it, or copy it to this computer.',
  }),
  'file.vanished': (p) => ({
    what: `${named(p, 'name', 'The file')} disappeared or changed while it was read.`,
    kept: 'Nothing of it has been read in.',
    next: 'Copy the file to this computer, close it in Excel and read in the copy.',
  }),
  'file.empty': (p) => ({
    what: `${named(p, 'name', 'The file')} holds no rows.`,
    kept: 'Nothing has been read in.',
    next: 'Ask the sender for a new delivery, or check that the right file was chosen.',
  }),
  'file.unknown-format': (p) => {
    const kind = looksLike[String(p['looksLike'] ?? '')]
    return {
      what: `${named(p, 'name', 'The file')} is not a workbook or text file that can be read${kind === undefined ? '' : `; it looks like ${kind}`}.`,
      kept: fileUntouched,
      next: 'Save the list as an Excel workbook (.xlsx) or CSV and read it in.',
    }
  },
  'file.password-protected': (p) => ({
    what:
      p['reason'] === undefined
        ? `${named(p, 'name', 'The file')} is protected by a password.`
        : `${named(p, 'name', 'The file')} is encrypted in a way that Stafett cannot open, not even with the password.`,
    kept: fileUntouched,
    next:
      p['reason'] === undefined
        ? 'Enter the password and read it in again, or ask the sender for a copy without one.'
        : 'Open it in the program it comes from, save it without a password and read in the copy.',
  }),
  'file.wrong-password': (p) => ({
    what: `The password does not open ${named(p, 'name', 'the file', '')}.`.replace('  ', ' '),
    kept: fileUntouched,
    next: 'Check capital and small letters and try again, or ask the sender for the right password.',
  }),
  'file.too-hostile': (p) => {
    const reason = hostile[String(p['reason'] ?? '')]
    return {
      what: `${named(p, 'name', 'The file')} was not read, for safety${reason === undefined ? '' : `: it has ${reason}`}.`,
      kept: fileUntouched,
      next: 'Open it in Excel, copy the list to a new empty workbook, save and read it in.',
    }
  },
  'file.damaged': (p) => ({
    what: `${named(p, 'name', 'The file')} is damaged.`,
    kept: fileUntouched,
    next: 'Open it in Excel, let Excel repair it, save as a new file and read it in. Otherwise: ask the sender for a new delivery.',
  }),
  'file.no-space': (p) => ({
    what: `There is no room for ${named(p, 'name', 'the file', '').trim()} on the disk.`,
    kept: 'No half-finished file remains. The registers are untouched.',
    next: 'Free space or choose another place and produce the file again.',
  }),
  'file.not-writable': (p) => ({
    what: `It is not possible to write ${named(p, 'name', 'the file', '').trim()} in that place.`,
    kept: 'A file that was already there is untouched. The registers are untouched.',
    next: 'Close the file if it is open in Excel, or choose another place.',
  }),
  'file.too-large-for-excel': (p) => ({
    what: `The list has more rows than an Excel sheet can hold${ifGiven(p, 'rows', ' (', ')')}.`,
    kept: 'No file has been created. The registers are untouched.',
    next: 'Produce the list per sender or series instead.',
  }),
  'import.unknown': () => ({
    what: 'The delivery no longer exists.',
    kept: 'The registers are untouched.',
    next: 'Go to Deliveries in and choose a delivery in the list, or read the file in again.',
  }),
  'import.no-header': (p) => ({
    what: `${named(p, 'name', 'The file', '').trim()} has no header row that can be recognised.`,
    kept: fileUntouched,
    next: 'Write a row of column headers at the top of the list and read the file in again.',
  }),
  'import.too-many-columns': (p) => ({
    what: `The sheet has ${p['columns'] ?? 'too many'} columns, more than a list reasonably has${ifGiven(p, 'max', ' (at most ', ')')}.`,
    kept: 'Nothing has been read in.',
    next: 'Remove empty columns to the right in Excel, save and read the file in again.',
  }),
  'import.unknown-sender': (p) => ({
    what: `${named(p, 'sender', 'The sender')} is not part of the transfer.`,
    kept: nothingChanged,
    next: 'Choose a sender in the list, or add it under Settings.',
  }),
  'import.unknown-sheet': () => ({
    what: 'The sheet is not in the file.',
    kept: 'The earlier choice of sheet holds.',
    next: 'Choose one of the sheets in the list.',
  }),
  'import.unknown-register': () => ({
    what: 'It cannot be told which register the file belongs to.',
    kept: 'Nothing has been read in.',
    next: 'State the register and read the file in again.',
  }),
  'import.field-mapped-twice': (p) => ({
    what: `${named(p, 'field', 'The field')} is already mapped to another column.`,
    kept: 'The earlier mapping holds.',
    next: 'Remove the other mapping first.',
  }),
  'import.forbidden-column': (p) => ({
    what: `${named(p, 'header', 'The column')} holds data that must not be stored (trade union, sick leave, health).`,
    kept: 'The cells of the column were never saved.',
    next: 'The column cannot be mapped to a field. Continue with the other columns.',
  }),
  'import.protection-unmapped': (p) => ({
    what: `${named(p, 'header', 'A column', 'The column')} states protected personal data. It must be mapped to the field Protected personal data.`,
    kept: nothingChanged,
    next: 'Map the column back, or ask the sender to remove it from the file.',
  }),
  'import.key-unmapped': (p) => ({
    what: `No column is mapped to ${named(p, 'field', 'the key field', '').trim()}, which tells the rows apart.`,
    kept: 'The registers are untouched. The choices in the delivery remain.',
    next: 'Go to the step Columns and map a column to the field.',
  }),
  'import.wrong-state': () => ({
    what: 'The delivery has already been committed or discarded.',
    kept: nothingChanged,
    next: 'Undo the delivery first if it is to be done again.',
  }),
  'import.stale': () => ({
    what: 'The register or the choices have changed since the plan was shown.',
    kept: 'Nothing has been committed.',
    next: 'Read the new plan and commit again.',
  }),
  'import.nothing-to-commit': () => ({
    what: 'The delivery has no rows to commit.',
    kept: 'The registers are untouched.',
    next: 'Check register, sheet and header row, or discard the delivery.',
  }),
  'import.not-text': (p) => ({
    what: `${named(p, 'name', 'The file')} is a workbook. Only text files have an encoding and a delimiter.`,
    kept: nothingChanged,
    next: 'Go on with sheet, header row and columns.',
  }),
  'import.original-missing': (p) => ({
    what: `The original of ${named(p, 'name', 'the delivery', '')} is not in the store, because it holds columns that must not be stored.`.replace(
      '  ',
      ' ',
    ),
    kept: 'The raw text of the permitted columns and the hash of the file remain.',
    next: 'Save the file without those columns, or as UTF-8 or an Excel workbook, and read it in again.',
  }),
  'profile.unknown': () => ({
    what: 'The import profile is no longer there.',
    kept: nothingChanged,
    next: 'Read the list of profiles again.',
  }),
  'profile.not-a-profile': (p) => ({
    what: `${named(p, 'name', 'The file')} is no import profile from Stafett.`,
    kept: nothingChanged,
    next: 'Choose a file that was saved with Export profile.',
  }),
  'register.unknown-row': () => ({
    what: 'The row is not in the register, or must not be shown.',
    kept: nothingChanged,
    next: 'Read the list again.',
  }),
  'register.key-field': (p) => ({
    what: `${named(p, 'field', 'The field')} tells rows apart and cannot be changed by hand.`,
    kept: nothingChanged,
    next: 'Ask the sender to correct it in the next delivery.',
  }),
  'register.required-field': (p) => ({
    what: `${named(p, 'field', 'The field')} cannot be blank.`,
    kept: 'The former value stands.',
    next: 'Type a value. If the delivery is wrong, ask the sender to correct it.',
  }),
  'register.hidden-number': (p) => ({
    what: `”${p['text'] ?? ''}” holds a hidden number (****) that cannot be told.`,
    kept: 'The former value stands.',
    next: 'Leave the hidden numbers as they are shown and in the same order, or write the whole text anew without ****.',
  }),
  'register.unreadable-value': (p) => ({
    what: `”${p['text'] ?? ''}” ${p['rule'] === 'implausible-number' ? 'cannot be right' : 'cannot be read'} in ${named(p, 'field', 'the field', '')}.`.replace(
      '  ',
      ' ',
    ),
    kept: 'The former value stands.',
    next: howToWrite(p),
  }),
  'register.point-or-comma': (p) => ({
    what: `It is unclear whether the point in the number${ifGiven(p, 'text', ' ”', '”')} separates decimals${ifGiven(p, 'meant', ', so that ', ' is meant')}.`,
    kept: 'The former value stands.',
    next: 'Write decimals with a comma, and thousands with a space or without.',
  }),
  'register.changed-meanwhile': (p) => ({
    what: `${named(p, 'field', 'The field')} has been changed${ifGiven(p, 'by', ' by ')} since you read the row, and is now ${p['now'] === undefined || p['now'] === '' ? 'blank' : `”${p['now']}”`}.`,
    kept: `Nothing has been overwritten. What you typed${ifGiven(p, 'text', ', ”', '”,')} is not saved.`,
    next: 'Choose whether your value or the other one is to stand.',
  }),
  'import.reason-needed': () => ({
    what: 'The file holds people, and they are given out only for a reason.',
    kept: 'Nothing has been saved.',
    next: 'Give the reason, for instance the registration number of the case, and save again.',
  }),
  'register.reason-needed': () => ({
    what: 'A made entry of the diary is archived. It can only be corrected, with a reason.',
    kept: 'The entry stands as it was.',
    next: 'Write why it is corrected and save again.',
  }),
  'register.nothing-to-reveal': (p) => ({
    what: `${named(p, 'field', 'The field')} holds no hidden number in that row.`,
    kept: nothingChanged,
    next: 'Reload the row. A number that is missing comes with the next delivery.',
  }),
  'register.reveal-not-permitted': () => ({
    what: 'Your role may not show hidden information.',
    kept: 'Nothing has been shown.',
    next: 'Ask somebody with the role HR or Project lead.',
  }),
  'register.not-your-register': (p) => ({
    what: `The register${ifGiven({ register: registerNamed(p['register']) }, 'register', ' ')} is changed by ${writerNames(p['register'], 'en') || 'another role'}, and that is not your role in the transfer.`,
    kept: nothingChanged,
    next: 'Ask somebody who has such a role to do it, or the project lead to change your role under Basic data.',
  }),
  'register.opening-ended': () => ({
    what: 'The time for showing protected records has run out.',
    kept: 'The records are hidden again.',
    next: 'State the reason again if they have to be shown for longer.',
  }),
  'view.unknown': () => ({
    what: 'The view no longer exists.',
    kept: nothingChanged,
    next: 'Choose another view in the list.',
  }),
  'view.too-many': (p) => ({
    what: `The register already has as many saved views as there is room for${ifGiven(p, 'max', ' (', ')')}.`,
    kept: 'The saved views are untouched.',
    next: 'Remove a view that is not in use, or save under a name that exists.',
  }),
  'register.view-expired': () => ({
    what: 'The register has changed since the list was opened.',
    kept: 'Filters and sorting remain.',
    next: 'The list is read again by itself.',
  }),
  ...findingFailures,
  ...recordFailures,
  ...classificationFailures,
  ...crosswalkFailures,
  ...rowFailures,
  ...reconciliationFailures,
  ...differenceFailures,
  'checklist.unknown-step': () => ({
    what: 'The step is not in the checklist.',
    kept: nothingChanged,
    next: 'Reload the checklist.',
  }),
  'checklist.gate-blocked': () => ({
    what: 'The step cannot be ticked: the registers show that something remains.',
    kept: nothingChanged,
    next: 'Follow the link in the step to the rows that remain.',
  }),
  'report.unknown': (p) => ({
    what: `${named(p, 'report', 'The report')} does not exist.`,
    kept: nothingChanged,
    next: 'Choose a report from the list.',
  }),
  'report.mismatch': (p) => ({
    what: `The file was read back and did not agree with the register${ifGiven(p, 'place', ' (', ')')}.`,
    kept: 'The file has been removed. The registers are untouched.',
    next: 'Produce the list again in another place. If it persists: note the time for whoever investigates.',
  }),
  'history.unknown-event': () => ({
    what: 'The event is not in the history.',
    kept: nothingChanged,
    next: 'Reload the history.',
  }),
  'history.not-undoable': (p) => {
    const [what, next] = notUndoable.get(p['reason']) ?? [
      'The event cannot be undone.',
      'Produced files and events already undone cannot be undone.',
    ]
    return { what, kept: nothingChanged, next }
  },
  'history.has-dependants': (p) => ({
    what: `Later events build on this one${ifGiven(p, 'events', ': no. ')}${ifGiven(p, 'count', ' (', ')')}.`,
    kept: nothingChanged,
    next: 'Undo the later events first, the latest first.',
  }),
  'history.not-redoable': () => ({
    what: 'The event cannot be done again.',
    kept: nothingChanged,
    next: 'Only a change that was undone can be done again, and only once. An undone delivery is committed anew under Deliveries in.',
  }),
  'history.rows-gone': () => ({
    what: 'Rows that the change was about are no longer there, so it cannot be done again.',
    kept: nothingChanged,
    next: 'First do again or bring in what took the rows away, or make the change anew by hand.',
  }),
}

function registerNamed(register: string | number | undefined): string {
  return new Map<unknown, string>(Object.entries(shell.registerNames)).get(register) ?? ''
}
