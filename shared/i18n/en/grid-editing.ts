import type { gridEditing as source } from '../sv/grid-editing.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

function count(number: number, one: string, many: string): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`
}

const cells = (number: number): string => count(number, 'cell', 'cells')
const rows = (number: number): string => count(number, 'row', 'rows')

export const gridEditing: typeof source = {
  grid: {
    editor: (p) => `Edit ${p.column}`,
    nothing: 'No value',
    hiddenValue: 'The value is not shown in full, so it cannot be copied on or cut out.',
    tooLarge: (p) =>
      `Nothing was changed: at most ${whole.format(p.most)} cells at a time in several columns. Select one column, or fewer rows.`,
    tooLong: (p) => `Nothing was changed: at most ${whole.format(p.most)} letters at a time. Paste in several parts.`,
    notRead: 'Nothing was changed: the rows could not be fetched.',
    nothingBelow: 'Select the cell and those below it that are to get the same value.',
    nothingToPaste: 'There is no text to paste.',
    outside: 'Past the last row or column of the register',
    notInBlock: 'Not in what was copied: the line is shorter than the others',
    marked: (p) => `${rows(p.rows)} marked`,
    unmarked: (p) => (p.rows === 0 ? 'No row is marked' : `${rows(p.rows)} still marked`),
    markedRow: 'Marked row',
    rowMoved:
      'The register has changed: this place now shows another row. What you type is saved in the row you began with.',
    pinned: (p) =>
      p.count === 0 ? 'No columns are pinned' : `${count(p.count, 'column', 'columns')} from the left pinned`,
    filtersShown: 'The filter row is shown',
    filtersHidden: 'The filter row is hidden. Filters that are set still apply.',
  },

  locked: {
    opened: 'The transfer is open for reading only. Close it in the other place and open it again to make changes.',
    reader:
      'Your role in the transfer is Reader, and a reader changes nothing. Ask the project lead to change your role under Basic data.',
    notYours: (p: { register: string; role: string; writers: string }) =>
      `The register ${p.register} is changed by ${p.writers}, and your role in the transfer is ${p.role}. Ask one of them, or ask the project lead to change your role under Basic data.`,
  },
  notAField: 'Worked out by Stafett and cannot be edited.',

  saveMeant: (p) => `Save ${p.meant}`,
  saveAsFinding: 'Save as a remark',
  keptAsFinding: (p) => `${p.field} is blank, and what you typed is kept as a remark on the row.`,
  conflict: (p) =>
    `${p.by === '' ? 'The value has been changed' : `${p.by} has changed the value`}${p.at === '' ? '' : ` ${p.at}`}. Now it is ”${p.now}”. You wrote ”${p.text}”. Nothing has been saved yet.`,
  keepMine: 'Save my value',
  takeTheirs: 'Keep the other',
  blank: 'blank',

  changed: (p) => `${cells(p.cells)} in ${rows(p.rows)} changed.`,
  nothingChanged: 'The cells already hold those values. Nothing was changed.',
  leftMeanwhile: (p) =>
    `${cells(p.cells)} left as ${p.cells === 1 ? 'it was' : 'they were'}, for somebody has changed ${p.cells === 1 ? 'it' : 'them'} meanwhile${p.row === '' ? '' : ` (${p.cells === 1 ? '' : 'first '}${p.row})`}.`,
  keptToo: (p) => `${cells(p.cells)} left blank, with the text as a remark.`,

  frozen: 'Order and selection are as before your changes.',
  refresh: 'Refresh',

  undo: 'Undo',
  redo: 'Redo',
  undoWhat: (p) => `Undo: ${p.what}`,
  redoWhat: (p) => `Redo: ${p.what}`,
  undone: (p) => `Undone: ${p.what}`,
  redone: (p) => `Done again: ${p.what}`,
  nothingToUndo: 'There is nothing of yours to undo in the register.',
  nothingToRedo: 'There is nothing to redo in the register.',

  reason: {
    title: 'Why is the entry corrected?',
    lead: 'An entry made in the diary is archived. What it said is kept, and the reason is stored beside it.',
    about: (p) => `${p.row}. ${p.field}: ${p.before} → ${p.after}`,
    label: 'Reason',
    help: 'For example: name misspelt according to the document received. At least three letters.',
    tooShort: 'Give the reason in at least three letters.',
    go: 'Correct',
    cancel: 'Cancel',
  },

  preview: {
    title: {
      edit: 'Edit',
      clear: 'Clear the cells',
      'fill-down': 'Fill down',
      fill: 'Fill the selection',
      cut: 'Cut',
      paste: 'Paste',
    },
    otherShape: 'What was copied has another shape than the selection. It goes in once, from the first cell.',
    summary: (p) =>
      `${cells(p.cells)} in ${rows(p.rows)} will change, ${whole.format(p.equal)} hold the value already, ${whole.format(p.skipped)} are skipped.`,
    examples: 'The first that change',
    row: 'Row',
    field: 'Field',
    before: 'Now',
    after: 'Becomes',
    skipped: 'Skipped',
    text: 'First text',
    why: 'Why',
    number: 'Cells',
    reasons: {
      'unknown-row': 'The row is no longer there or may not be shown',
      'unknown-field': 'The column is no field of the register',
      'key-field': 'Tells the rows apart and cannot be edited by hand',
      'required-field': 'Must not be blank',
      'hidden-number': 'The text has a hidden number (****) that cannot be told',
      'point-or-comma': 'A point in the number: decimals are written with a comma',
      unreadable: 'The text cannot be read as the field requires',
      'changed-meanwhile': 'Has changed since you read the row',
    },
    changedBy: (p) => `now ${p.now}${p.by === '' ? '' : `, by ${p.by} ${p.at}`}`,
    keep: 'Save texts that cannot be read as remarks; the field becomes blank',
    overwrite: 'Write my values also where somebody has made changes since I read the row',
    go: (p) => `Change ${cells(p.cells)}`,
    nothing: 'Nothing to change',
    cancel: 'Cancel',
    running: 'Changing values',
  },

  bulk: {
    title: 'Change many rows',
    open: 'Change rows',
    palette: 'Change the marked rows',
    rows: (p) => `${rows(p.rows)} chosen.`,
    field: 'Field',
    choose: 'Choose a field',
    value: 'New value',
    look: 'Show what will change',
    noRows: 'No rows are chosen. Mark rows with Space, or select one or more cells.',
    tooScattered: (p) =>
      `The marks are in more than ${whole.format(p.most)} separate pieces. Filter the rows out and mark them together.`,
  },
  close: 'Close',
}
