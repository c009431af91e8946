import { oneOrMany } from '../wording.ts'

/** The print view of a register. */
export const print = {
  open: 'Skriv ut',
  keys: 'Ctrl + P',
  title: ({ register }: { readonly register: string }) => `${register}: utskrift`,
  print: 'Skriv ut',
  back: 'Tillbaka till registret',
  excel: 'Ta ut Excel i stället',
  loading: 'Hämtar raderna …',
  transfer: 'Överföring',
  transferOf: ({ name, date }: { readonly name: string; readonly date: string }) => `${name}, ${date}`,
  selection: 'Urval',
  everything: 'Alla rader',
  search: ({ text }: { readonly text: string }) => `Sökning: ”${text}”`,
  sorted: ({ columns }: { readonly columns: string }) => `Sorterat efter ${columns}`,
  descending: 'fallande',
  produced: 'Framställd',
  rows: 'Rader',
  rowsOf: ({ shown, total }: { readonly shown: string; readonly total: string }) =>
    shown === total ? shown : `${shown} av ${total}`,
  tooMany: ({ most, total }: { readonly most: string; readonly total: string }) =>
    `Urvalet har ${total} rader. En utskrift rymmer de första ${most}; summorna nedan gäller dem. Ta ut listan i Excel för att få alla.`,
  protectedLeftOut: ({ count }: { readonly count: number }) =>
    `${count} ${oneOrMany(count, 'skyddad post ingår', 'skyddade poster ingår')} inte i utskriften.`,
  banner: {
    staff:
      'Innehåller personuppgifter. Personnummer är maskerade. Utskriften kan vara en allmän handling: pröva sekretess innan den lämnas ut (OSL 21 och 39 kap.).',
    cases:
      'Kan innehålla personuppgifter och uppgifter under sekretess. Pröva sekretess innan utskriften lämnas ut (OSL).',
    diary:
      'Kan innehålla personuppgifter och uppgifter under sekretess. Pröva sekretess innan utskriften lämnas ut (OSL).',
    archive: 'Pröva sekretess innan utskriften lämnas ut (OSL).',
  },
  totals: 'Summa',
  none: 'Inga rader motsvarar urvalet.',
}
