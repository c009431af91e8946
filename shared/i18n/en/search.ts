import type { search as source } from '../sv/search.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

export const search = {
  open: 'Search all registers',
  keys: 'Ctrl + Shift + F',
  title: 'Search all registers',
  results: 'Hits',
  field: 'Words of a row, or the beginning of them',
  start: 'Type at least two characters. A person is also found by birth date or whole identity number.',
  none: (p) => `No rows hold the words ”${p.text}”.`,
  searching: 'Searching',
  found: (p) => `${formatNumber('en', p.count)} ${oneOrMany(p.count, 'row', 'rows')}`,
  foundMore: (p) => `more than ${formatNumber('en', p.count)} rows`,
  group: (p) => `${p.register}: ${p.count}`,
  all: (p) => `Show all in ${p.register} (${p.count})`,
  notSearched: (p) => `${p.register} is not searched in your role.`,
  foundIn: (p) => `${p.field}: ${p.text}`,
} satisfies typeof source
