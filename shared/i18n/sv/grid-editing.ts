/** Words of writing in the registers. Swedish is the source; `en/grid-editing.ts` satisfies the same keys. */

const whole = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 })

function count(number: number, one: string, many: string): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`
}

const cells = (number: number): string => count(number, 'cell', 'celler')
const rows = (number: number): string => count(number, 'rad', 'rader')

export const gridEditing = {
  grid: {
    editor: (p: { column: string }) => `Ändra ${p.column}`,
    nothing: 'Inget värde',
    hiddenValue: 'Värdet visas inte i sin helhet, och kan därför inte kopieras vidare eller klippas ut.',
    tooLarge: (p: { most: number }) =>
      `Inget ändrades: högst ${whole.format(p.most)} celler åt gången i flera kolumner. Markera en kolumn, eller färre rader.`,
    tooLong: (p: { most: number }) =>
      `Inget ändrades: högst ${whole.format(p.most)} tecken åt gången. Klistra in i flera delar.`,
    notRead: 'Inget ändrades: raderna kunde inte hämtas.',
    nothingBelow: 'Markera cellen och dem under som ska få samma värde.',
    nothingToPaste: 'Det finns ingen text att klistra in.',
    outside: 'Utanför registrets sista rad eller kolumn',
    notInBlock: 'Saknas i det kopierade: raden är kortare än de andra',
    marked: (p: { rows: number }) => `${rows(p.rows)} markerade`,
    unmarked: (p: { rows: number }) =>
      p.rows === 0 ? 'Ingen rad är markerad' : `${rows(p.rows)} är kvar som markerade`,
    markedRow: 'Markerad rad',
    rowMoved: 'Registret har ändrats: platsen visar nu en annan rad. Det du skriver sparas på raden du började med.',
    pinned: (p: { count: number }) =>
      p.count === 0 ? 'Inga kolumner är låsta' : `${count(p.count, 'kolumn', 'kolumner')} från vänster är låsta`,
    filtersShown: 'Filterraden visas',
    filtersHidden: 'Filterraden är dold. Filter som är satta gäller fortfarande.',
  },

  /** Why nothing is changed in the register on show. */
  locked: {
    opened: 'Överföringen är öppnad bara för läsning. Stäng den på andra stället och öppna den igen för att ändra.',
    reader:
      'Din roll i överföringen är Läsare, och en läsare ändrar inget. Be projektledaren ändra din roll under Grunddata.',
    notYours: (p: { register: string; role: string; writers: string }) =>
      `Registret ${p.register} ändras av ${p.writers}, och din roll i överföringen är ${p.role}. Be någon av dem, eller be projektledaren ändra din roll under Grunddata.`,
  },
  notAField: 'Räknas fram av Stafett och kan inte ändras.',

  saveMeant: (p: { meant: string }) => `Spara ${p.meant}`,
  saveAsFinding: 'Spara som anmärkning',
  keptAsFinding: (p: { field: string }) => `${p.field} är tomt, och det du skrev är sparat som en anmärkning på raden.`,
  conflict: (p: { now: string; by: string; at: string; text: string }) =>
    `${p.by === '' ? 'Värdet' : `${p.by} har ändrat värdet`}${p.at === '' ? '' : ` ${p.at}`}${p.by === '' ? ' har ändrats' : ''}. Nu står ”${p.now}”. Du skrev ”${p.text}”. Inget är sparat än.`,
  keepMine: 'Spara mitt värde',
  takeTheirs: 'Behåll det andra',
  blank: 'tomt',

  changed: (p: { cells: number; rows: number }) => `${cells(p.cells)} på ${rows(p.rows)} är ändrade.`,
  nothingChanged: 'Cellerna har redan de värdena. Inget ändrades.',
  /** Of rows that others have changed since they were read or looked at. */
  leftMeanwhile: (p: { cells: number; row: string }) =>
    `${cells(p.cells)} ${p.cells === 1 ? 'är lämnad' : 'är lämnade'} som ${p.cells === 1 ? 'den' : 'de'} var, för någon har ändrat ${p.cells === 1 ? 'den' : 'dem'} under tiden${p.row === '' ? '' : ` (${p.cells === 1 ? '' : 'först '}${p.row})`}.`,
  keptToo: (p: { cells: number }) => `${cells(p.cells)} är tomma, med texten som anmärkning.`,

  frozen: 'Ordning och urval är som före dina ändringar.',
  refresh: 'Uppdatera',

  undo: 'Ångra',
  redo: 'Gör om',
  undoWhat: (p: { what: string }) => `Ångra: ${p.what}`,
  redoWhat: (p: { what: string }) => `Gör om: ${p.what}`,
  undone: (p: { what: string }) => `Ångrat: ${p.what}`,
  redone: (p: { what: string }) => `Gjort om: ${p.what}`,
  nothingToUndo: 'Det finns inget av dig att ångra i registret.',
  nothingToRedo: 'Det finns inget att göra om i registret.',

  reason: {
    title: 'Varför rättas anteckningen?',
    lead: 'En gjord anteckning i diariet är arkiverad. Det som stod bevaras, och skälet sparas bredvid.',
    about: (p: { row: string; field: string; before: string; after: string }) =>
      `${p.row}. ${p.field}: ${p.before} → ${p.after}`,
    label: 'Skäl',
    help: 'Till exempel: felskrivet namn enligt inkommen handling. Minst tre tecken.',
    tooShort: 'Skriv skälet med minst tre tecken.',
    go: 'Rätta',
    cancel: 'Avbryt',
  },

  preview: {
    title: {
      edit: 'Ändra',
      clear: 'Töm cellerna',
      'fill-down': 'Fyll nedåt',
      fill: 'Fyll markeringen',
      cut: 'Klipp ut',
      paste: 'Klistra in',
    },
    otherShape: 'Det kopierade har en annan form än markeringen. Det går in en gång, från den första cellen.',
    summary: (p: { cells: number; rows: number; equal: number; skipped: number }) =>
      `${cells(p.cells)} på ${rows(p.rows)} ändras, ${whole.format(p.equal)} har redan värdet, ${whole.format(p.skipped)} hoppas över.`,
    examples: 'De första som ändras',
    row: 'Rad',
    field: 'Uppgift',
    before: 'Nu',
    after: 'Blir',
    skipped: 'Hoppas över',
    text: 'Första texten',
    why: 'Varför',
    number: 'Celler',
    reasons: {
      'unknown-row': 'Raden finns inte längre eller får inte visas',
      'unknown-field': 'Kolumnen är ingen uppgift i registret',
      'key-field': 'Skiljer raderna åt och kan inte ändras för hand',
      'required-field': 'Får inte vara tom',
      'hidden-number': 'Texten har ett dolt nummer (****) som inte går att känna igen',
      'point-or-comma': 'Punkt i talet: decimaler skrivs med komma',
      unreadable: 'Texten kan inte läsas som uppgiften kräver',
      'changed-meanwhile': 'Har ändrats sedan du läste raden',
    },
    changedBy: (p: { now: string; by: string; at: string }) =>
      `nu ${p.now}${p.by === '' ? '' : `, av ${p.by} ${p.at}`}`,
    keep: 'Spara texter som inte kan läsas som anmärkningar; fältet blir tomt',
    overwrite: 'Skriv mina värden också där någon har ändrat sedan jag läste raden',
    go: (p: { cells: number }) => `Ändra ${cells(p.cells)}`,
    nothing: 'Inget att ändra',
    cancel: 'Avbryt',
    running: 'Ändrar värden',
  },

  bulk: {
    title: 'Ändra flera rader',
    open: 'Ändra rader',
    palette: 'Ändra markerade rader',
    rows: (p: { rows: number }) => `${rows(p.rows)} ${p.rows === 1 ? 'är vald' : 'är valda'}.`,
    field: 'Uppgift',
    choose: 'Välj en uppgift',
    value: 'Nytt värde',
    look: 'Visa vad som ändras',
    noRows: 'Inga rader är valda. Markera rader med mellanslag, eller en eller flera celler.',
    tooScattered: (p: { most: number }) =>
      `Markeringen har fler än ${whole.format(p.most)} åtskilda delar. Filtrera fram raderna och markera dem tillsammans.`,
  },
  close: 'Stäng',
}
