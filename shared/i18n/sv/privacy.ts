import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

/** Hidden information, shown for a reason. */
export const privacy = {
  reveal: (p: { field: string }) => `Visa hela ${p.field.toLocaleLowerCase('sv')}`,
  revealTitle: (p: { field: string }) => `Visa hela ${p.field.toLocaleLowerCase('sv')}`,
  revealText: 'Numret visas i 30 sekunder. Vem som har sett det, när och varför står i historiken.',
  revealSubmit: 'Visa numret',
  hide: 'Dölj',
  revealed: (p: { field: string; seconds: number }) => `${p.field} visas i ${p.seconds} sekunder.`,
  hidden: (p: { field: string }) => `${p.field} är dolt igen.`,
  reason: 'Skäl',
  reasonHelp: 'Skriv varför, till exempel ärendets diarienummer. Skälet står i historiken.',
  reasonMissing: 'Ange ett skäl på minst tre tecken.',
  takeOutTitle: (p: { file: string }) => `Ta ut ur ${p.file}`,
  takeOutText:
    'Filen får hela personnummer och, om det är originalfilen, även skyddade personer. Förvara den därefter. Vem som har tagit ut den, när och varför står i historiken.',
  takeOutSubmit: 'Ta ut filen',
  showProtected: (p: { count: number }) =>
    `${formatNumber('sv', p.count)} ${oneOrMany(p.count, 'skyddad post', 'skyddade poster')}: visa med skäl`,
  protectedTitle: 'Skyddade poster',
  protectedText:
    'Posterna visas bara här och går inte att söka, filtrera, kopiera eller ta ut. Personnummer är maskerade. Visningen stängs efter 5 minuter, och skälet står i historiken.',
  protectedSubmit: 'Visa posterna',
  protectedCaption: (p: { from: number; to: number; total: number }) =>
    `Skyddade poster ${formatNumber('sv', p.from)}–${formatNumber('sv', p.to)} av ${formatNumber('sv', p.total)}`,
  protectedNone: 'Det finns inga skyddade poster i registret längre.',
  timeLeft: (p: { minutes: number; seconds: number }) => `Stängs om ${p.minutes}:${String(p.seconds).padStart(2, '0')}`,
  earlier: 'Föregående',
  later: 'Nästa',
  close: 'Stäng nu',
}
