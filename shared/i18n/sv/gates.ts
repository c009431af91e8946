import type { GateReasonCode } from '../../checklists/gates.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

const tal = (count: number): string => formatNumber('sv', count)

const anställning = (count: number): string => `${tal(count)} ${oneOrMany(count, 'anställning', 'anställningar')}`
const ärende = (count: number): string => `${tal(count)} ${oneOrMany(count, 'ärende', 'ärenden')}`
const volym = (count: number): string => `${tal(count)} ${oneOrMany(count, 'volym', 'volymer')}`

/** What stands in the way of a step, counted. */
export const gates: Readonly<Record<GateReasonCode, (count: number) => string>> = {
  'empty-staff': () => 'Personalregistret är tomt.',
  'empty-cases': () => 'Registret över öppna ärenden är tomt.',
  'empty-diary': () => 'Diariet är tomt.',
  'empty-archive': () => 'Arkivregistret är tomt.',
  'rows-waiting': (n) =>
    `${tal(n)} ${oneOrMany(n, 'avvisad rad', 'avvisade rader')} i leveranserna väntar på rättning.`,
  'without-identity': (n) => `${anställning(n)} saknar personnummer.`,
  'not-asked': (n) => `${anställning(n)} utan information om övergången.`,
  unanswered: (n) => `${anställning(n)} utan ställningstagande.`,
  'without-aid': (n) => `${anställning(n)} saknar AID.`,
  'without-receiver-unit': (n) => `${anställning(n)} saknar mottagande enhet.`,
  'without-manager': (n) => `${anställning(n)} saknar närmaste chef.`,
  'without-receiver-pension': (n) => `${anställning(n)} saknar pensionsavtal hos mottagaren.`,
  'without-workplace': (n) => `${anställning(n)} saknar placering.`,
  'without-hsa-id': (n) => `${anställning(n)} saknar HSA-id.`,
  'not-reconciled': (n) =>
    `${oneOrMany(n, 'En avlämnares lista', `Listor från ${tal(n)} avlämnare`)} är inte ${oneOrMany(n, 'avstämd', 'avstämda')} mot mottagarens.`,
  'reconciliation-stale': (n) =>
    `${tal(n)} ${oneOrMany(n, 'avstämning', 'avstämningar')} behöver köras om: listorna har ändrats.`,
  'matching-refused': (n) =>
    `${tal(n)} ${oneOrMany(n, 'avstämning', 'avstämningar')} kunde inte para ihop raderna efter likhet: ange för hand varför rader står ensamma.`,
  'pairs-open': (n) => `${tal(n)} par väntar på svar i avstämningen.`,
  'differences-open': (n) =>
    `${tal(n)} ${oneOrMany(n, 'skillnad', 'skillnader')} mellan listorna är inte ${oneOrMany(n, 'avgjord', 'avgjorda')}.`,
  'totals-unexplained': (n) => `${tal(n)} avlämnares kontrollsummor skiljer oförklarat från mottagarens.`,
  'totals-unsigned': (n) => `${tal(n)} avlämnares kontrollsummor är inte signerade av båda parter som de är nu.`,
  'without-disposition': (n) => `${ärende(n)} saknar åtgärd vid överlämning.`,
  'close-before-still-open': (n) =>
    `${ärende(n)} som ska avslutas före är fortfarande ${oneOrMany(n, 'öppet', 'öppna')}.`,
  'case-without-receiver': (n) => `${ärende(n)} som överlämnas saknar mottagande enhet.`,
  'secrecy-incomplete': (n) => `${ärende(n)} har sekretessmarkering utan datum eller myndighet.`,
  'party-not-notified': (n) =>
    `${ärende(n)} där enskild part inte är underrättad, eller där det inte framgår om parten är enskild.`,
  'without-new-number': (n) => `${ärende(n)} saknar nytt diarienummer.`,
  'not-handed-over': (n) => `${ärende(n)} är inte ${oneOrMany(n, 'överlämnat', 'överlämnade')}.`,
  'not-received': (n) => `${ärende(n)} är inte ${oneOrMany(n, 'kvitterat', 'kvitterade')}.`,
  'without-cross-reference': (n) => `${ärende(n)} saknar hänvisning mellan gammalt och nytt nummer.`,
  'dated-after-transfer': (n) =>
    `${tal(n)} ${oneOrMany(n, 'handling', 'handlingar')} i avlämnarens diarium är daterade på eller efter överlämningsdatum.`,
  'volume-without-type': (n) => `${volym(n)} saknar typ.`,
  'volume-without-extent': (n) => `${volym(n)} saknar omfång.`,
  'volume-without-place': (n) => `${volym(n)} saknar placering.`,
  'without-transfer-mode': (n) => `${volym(n)} saknar överföringssätt.`,
  'without-legal-basis': (n) => `${volym(n)} som överförs saknar rättslig grund.`,
  'disposal-undecided': (n) => `${volym(n)} som ska gallras saknar gallringsbeslut.`,
}
