import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

/** What a row has gone through. */
export const biography = {
  title: 'Radens historik',
  none: 'Inget har hänt med raden ännu.',
  did: { inserted: 'Ny rad', changed: 'Ändrad', removed: 'Borttagen', beside: 'Noterat' },
  change: (p: { field: string; before: string; after: string }) => `${p.field}: ${p.before} → ${p.after}`,
  spoken: (p: { field: string; before: string; after: string }) => `${p.field} var ${p.before} och blev ${p.after}`,
  undone: (p: { by: number }) => `Ångrad av händelse ${p.by}`,
  again: (p: { by: number }) => `Gäller igen genom händelse ${p.by}`,
  more: 'Visa äldre händelser',
  shown: (p: { count: number }) => `${formatNumber('sv', p.count)} ${oneOrMany(p.count, 'händelse', 'händelser')}`,
}
