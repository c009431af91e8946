import type { archiveTree as source } from '../sv/archive-tree.ts'
import { oneOrMany } from '../wording.ts'

/** The archive as a tree. */
export const archiveTree: typeof source = {
  views: 'Show the archive as',
  table: 'Table',
  tree: 'Tree',
  lead: 'Records creators, series and classes with their volumes. Enter shows the volumes in the table.',
  label: 'The archive as a tree',
  noCreator: 'Without records creator',
  noSignum: 'Unreadable signum',
  untitled: 'Untitled',
  volume: ({ volume }) => `Volume ${volume}`,
  noVolume: 'Without volume number',
  holds: ({ volumes, metres }) => `${volumes} ${oneOrMany(volumes, 'volume', 'volumes')}, ${metres} shelf m`,
  metres: ({ metres }) => `${metres} shelf m`,
  loading: 'Fetching …',
  showInTable: 'Show in the table',
  showInTree: 'Show in the tree',
  noVolumes: 'No volumes are listed here yet.',
  tooMany:
    'More than 200 signa lie below this node, and so many cannot be filtered on. Open it and choose a level further down.',
  emptyTitle: 'No archive yet',
  emptyText:
    'The tree is built from the rows of the archive register and the records creators and series that are set up. Import an archive list.',
  emptyLink: 'Import a delivery',
}
