import type { privacy as source } from '../sv/privacy.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

export const privacy = {
  reveal: (p) => `Show the whole ${p.field.toLowerCase()}`,
  revealTitle: (p) => `Show the whole ${p.field.toLowerCase()}`,
  revealText: 'The number is shown for 30 seconds. Who has seen it, when and why stands in the history.',
  revealSubmit: 'Show the number',
  hide: 'Hide',
  revealed: (p) => `${p.field} is shown for ${p.seconds} seconds.`,
  hidden: (p) => `${p.field} is hidden again.`,
  reason: 'Reason',
  reasonHelp: 'Write why, such as the registration number of the case. The reason stands in the history.',
  reasonMissing: 'State a reason of at least three characters.',
  takeOutTitle: (p: { file: string }) => `Take out of ${p.file}`,
  takeOutText:
    'The file gets whole identity numbers and, if it is the original, protected people too. Keep it accordingly. Who has taken it out, when and why stands in the history.',
  takeOutSubmit: 'Take the file out',
  showProtected: (p) =>
    `${formatNumber('en', p.count)} protected ${oneOrMany(p.count, 'record', 'records')}: show for a reason`,
  protectedTitle: 'Protected records',
  protectedText:
    'The records are shown only here and can be neither searched, filtered, copied nor exported. Identity numbers are masked. The view closes after 5 minutes, and the reason stands in the history.',
  protectedSubmit: 'Show the records',
  protectedCaption: (p) =>
    `Protected records ${formatNumber('en', p.from)}–${formatNumber('en', p.to)} of ${formatNumber('en', p.total)}`,
  protectedNone: 'The register has no protected records any more.',
  timeLeft: (p) => `Closes in ${p.minutes}:${String(p.seconds).padStart(2, '0')}`,
  earlier: 'Previous',
  later: 'Next',
  close: 'Close now',
} satisfies typeof source
