import { oneOrMany } from '../wording.ts'

export const overview = {
  title: 'Läget',
  lead: (day: string, left: string) => `Överlämning ${day}, ${left}.`,
  next: 'Nästa steg',
  nextSteps: {
    deliver: { text: 'Läs in den första leveransen från en avlämnare.', action: 'Till Leveranser in' },
    staged: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'leverans är läst men inte införd', 'leveranser är lästa men inte införda')}.`,
      action: 'Till Leveranser in',
    }),
    missing: (register: string) => ({
      text: `${register} saknar leverans.`,
      action: 'Läs in en leverans',
    }),
    blocked: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'steg', 'steg')} i checklistan hindras av uppgifter i registren.`,
      action: 'Visa blockerade steg',
    }),
    ready: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'steg', 'steg')} i checklistan kan göras nu.`,
      action: 'Visa steg som kan göras',
    }),
    report: { text: 'Allt i checklistan är klart. Framställ överlämningslistorna.', action: 'Till Rapporter' },
  },
  registers: 'Register',
  registerRows: 'Rader',
  noRowsText: 'Ingen leverans är införd.',
  protectedHidden: (count: number) =>
    `${count} ${oneOrMany(count, 'skyddad post visas', 'skyddade poster visas')} inte`,
  openRegister: (name: string) => `Visa ${name.toLocaleLowerCase('sv')}`,
  gates: 'Checklista',
  gatesPicture: 'Stegen i checklistan efter läge',
  gatesComputed: (open: number, all: number) => `${open} av ${all} steg som registren styr går att bocka av.`,
  toChecklist: 'Till checklistan',
  recent: 'Senaste händelser',
  toHistory: 'Hela historiken',
  noEvents: 'Inga händelser ännu.',
}
