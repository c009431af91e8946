import type { Catalogue, Language } from '../i18n/catalogues.ts'
import { formatNumber } from '../i18n/format.ts'
import { perCent, qualitySentences } from '../i18n/quality-sentences.ts'
import { statedAmount } from '../reconciliation/control-totals.ts'
import type { ReportCell, ReportFrame } from './content.ts'
import { instant, sideOf } from './reconciliation-report.ts'
import type { ReconciliationReport } from './reconciliation-report.ts'
import { reconciliationReport as head } from './reports.ts'

/** Label and value, in the order of the title block of `domain.md` §5; marked as preliminary for as long as anything is left. */
export function reconciliationCover(
  report: ReconciliationReport,
  words: Catalogue,
  frame: Omit<ReportFrame, 'words' | 'units'>,
): ReportCell[][] {
  const { language, transfer } = frame
  const cover = words.reports.cover
  const text = words.reconciliationReport
  const count = (value: number): string => formatNumber(language, value, 0)
  const produced = `${instant(frame.producedAt)} UTC`
  const { links, unlinked, precision, recall, seed } = report.quality
  const said = qualitySentences(words.quality, language, report.quality)
  const intervals = [
    [text.precision, precision],
    [text.recall, recall],
  ].flatMap(([name, share]) =>
    typeof name !== 'string' || share === null || typeof share !== 'object'
      ? []
      : [
          text.interval(
            name,
            perCent(language, share.share),
            perCent(language, share.low),
            perCent(language, share.high),
          ),
        ],
  )
  return [
    [`${report.isSettled ? '' : `${text.preliminary} – `}${head.title[language]}`, ''],
    ...(report.isSettled
      ? [['', text.finalText]]
      : whatIsLeft(report, words, language).map((sentence): ReportCell[] => [text.preliminary, sentence])),
    [cover.transfer, transfer.name],
    [cover.sender, report.lists.here.party],
    [cover.receiver, report.lists.there.party],
    [cover.transferDate, transfer.transferDate],
    [text.name, report.name],
    ...(['here', 'there'] as const).map((side): ReportCell[] => {
      const { party, ...list } = report.lists[side]
      const source = words.reconciliation.sourceOf(list, report.register)
      return [text.list(sideOf(report, side, words)), text.listOf(party, source)]
    }),
    [text.ran, text.ranBy(instant(report.ranAt) ?? '', report.ranBy)],
    [cover.producedAt, produced],
    [cover.producedBy, frame.producedBy],
    [cover.cutOff, produced],
    [cover.rows, count(frame.rows)],
    [text.state, words.controlTotals.states[report.state]],
    ...mainTotals(report, words, language),
    [
      text.equalShare,
      text.equalOf(
        count(report.equal),
        count(report.compared),
        report.compared === 0 ? words.shell.none : perCent(language, report.equal / report.compared),
      ),
    ],
    ...(said.length === 0 ? [words.quality.unchecked] : [...said, ...intervals]).map((sentence): ReportCell[] => [
      text.quality,
      sentence,
    ]),
    [
      text.sampling,
      text.sampled(count(links.drawn), count(links.total), count(unlinked.drawn), count(unlinked.total), String(seed)),
    ],
    [
      text.fourEyes,
      text.fourEyesOf(count(report.fourEyes.needed), count(report.fourEyes.kept), count(report.fourEyes.waiting)),
    ],
    [text.model, report.model === null ? text.noModel : text.modelOf(report.model, report.setting)],
    [text.content, report.contentSha256],
    [cover.registrationNumberOfList, ''],
    ['', cover.secrecyBanner],
    ...(frame.protectedHidden > 0 ? [['', cover.protectedElsewhere(frame.protectedHidden)]] : []),
    ['', cover.identityMasked],
    ['', ''],
    [cover.signature, cover.twoOriginals],
    ...(['here', 'there'] as const).flatMap((side, place) => signatureRows(report, side, place, words, language)),
  ]
}

/** A side's signature as it was given; blank lines to sign by hand where it was not, or where something has changed since. */
function signatureRows(
  { signatures }: ReconciliationReport,
  side: 'here' | 'there',
  place: number,
  words: Catalogue,
  language: Language,
): ReportCell[][] {
  const cover = words.reports.cover
  const text = words.reconciliationReport
  const given = signatures.find((each) => each.side === side)
  const valid = given?.isChanged === false ? given : undefined
  return [
    ['', ''],
    [cover.signedBy, head.signedBy[place]?.[language] ?? ''],
    [cover.signatureName, valid?.name ?? ''],
    [cover.signatureTitle, valid?.title ?? ''],
    [cover.signatureOrganisation, valid?.organisation ?? ''],
    [cover.signaturePlace, valid?.place ?? ''],
    [cover.signatureDate, valid?.on ?? ''],
    ...(given === undefined
      ? []
      : [
          [
            valid === undefined ? text.changedSince : text.signedDigitally,
            text.signedAs(given.by, instant(given.at) ?? ''),
          ],
        ]),
  ]
}

function whatIsLeft({ left }: ReconciliationReport, words: Catalogue, language: Language): string[] {
  const text = words.signatures.left
  const count = (value: number): string => formatNumber(language, value, 0)
  return [
    ...(left.isStale ? [text.isStale] : []),
    ...(left.pairs > 0 ? [text.pairs(count(left.pairs))] : []),
    ...(left.differences > 0 ? [text.differences(count(left.differences))] : []),
    ...(left.isUnexplained ? [text.isUnexplained] : []),
  ]
}

/** Each total of the whole on both sides, as they are stated. */
function mainTotals({ scopes }: ReconciliationReport, words: Catalogue, language: Language): ReportCell[][] {
  const whole = scopes.find(({ unit }) => unit === null)
  return (whole?.measures ?? []).flatMap(({ measure, here, there }) => {
    if (here === null || there === null) return []
    const [one, other] = [here, there].map((amount) => formatNumber(language, statedAmount(measure, amount), 4))
    return [[`${words.reports.cover.total} ${words.controlTotals.measures[measure]}`, `${one} – ${other}`]]
  })
}
