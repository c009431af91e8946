import { oneOrMany } from '../wording.ts'

/** The archive as a tree. */
export const archiveTree = {
  views: 'Visa arkivet som',
  table: 'Tabell',
  tree: 'Träd',
  lead: 'Arkivbildare, serier och klasser med sina volymer. Enter visar volymerna i tabellen.',
  label: 'Arkivet som träd',
  noCreator: 'Utan arkivbildare',
  noSignum: 'Oläsligt signum',
  untitled: 'Utan rubrik',
  volume: ({ volume }: { readonly volume: string }) => `Volym ${volume}`,
  noVolume: 'Utan volymnummer',
  holds: ({ volumes, metres }: { readonly volumes: string; readonly metres: string }) =>
    `${volumes} ${oneOrMany(volumes, 'volym', 'volymer')}, ${metres} hm`,
  metres: ({ metres }: { readonly metres: string }) => `${metres} hm`,
  loading: 'Hämtar …',
  showInTable: 'Visa i tabellen',
  showInTree: 'Visa i trädet',
  noVolumes: 'Här är inga volymer förtecknade än.',
  tooMany:
    'Under noden finns fler än 200 signum, och så många går inte att filtrera på. Öppna den och välj en nivå längre ned.',
  emptyTitle: 'Inget arkiv än',
  emptyText:
    'Trädet byggs av raderna i arkivregistret och av upplagda arkivbildare och serier. Importera en arkivförteckning.',
  emptyLink: 'Importera leverans',
}
