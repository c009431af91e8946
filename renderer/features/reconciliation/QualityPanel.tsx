import { Link } from '@tanstack/react-router'
import { ClipboardCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Meter } from '#renderer/ui/ProgressBar.tsx'
import { useQualityText } from './use-quality-text.ts'

/** How good the links are, as far as people have checked a sample of them, and the way to check it. */
export function QualityPanel({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const read = useOperation('quality.read', { reconciliationId }, { keepPrevious: true })
  const sentences = useQualityText()
  const text = words.quality
  return (
    <Panel title={text.title}>
      <Loaded query={read} skeleton={[6]}>
        {(quality) => {
          const said = sentences(quality)
          const all = quality.items.length
          const checked = quality.links.checked + quality.unlinked.checked
          if (all === 0) return <Quiet>{text.nothing}</Quiet>
          return (
            <>
              {said.length === 0 ? <p>{text.unchecked}</p> : said.map((sentence) => <p key={sentence}>{sentence}</p>)}
              <Meter
                label={text.progress}
                value={checked}
                max={all}
                valueText={text.progressOf(number(checked, 0), number(all, 0))}
                tone="ok"
              />
              <Quiet>
                {text.lead} {text.protectedOutside}
              </Quiet>
              <p>
                <Link
                  to="/reconciliation/$reconciliationId/quality"
                  params={{ reconciliationId: String(reconciliationId) }}
                  className={buttonClasses({})}
                >
                  <ClipboardCheck size="1rem" aria-hidden="true" />
                  {readOnly || checked === all ? text.look : checked === 0 ? text.start : text.goOn}
                </Link>
              </p>
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
