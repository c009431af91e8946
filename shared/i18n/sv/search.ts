import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

/** Looking for words in every register, and what a row has gone through. */
export const search = {
  open: 'Sök i alla register',
  keys: 'Ctrl + Skift + F',
  title: 'Sök i alla register',
  results: 'Träffar',
  field: 'Ord ur en rad, eller början av dem',
  start: 'Skriv minst två tecken. En person hittas också på födelsedatum eller helt personnummer.',
  none: (p: { text: string }) => `Inga rader har orden ”${p.text}”.`,
  searching: 'Söker',
  found: (p: { count: number }) => `${formatNumber('sv', p.count)} ${oneOrMany(p.count, 'rad', 'rader')}`,
  foundMore: (p: { count: number }) => `fler än ${formatNumber('sv', p.count)} rader`,
  group: (p: { register: string; count: string }) => `${p.register}: ${p.count}`,
  all: (p: { register: string; count: string }) => `Visa alla i ${p.register} (${p.count})`,
  notSearched: (p: { register: string }) => `${p.register} söks inte i din roll.`,
  foundIn: (p: { field: string; text: string }) => `${p.field}: ${p.text}`,
}
