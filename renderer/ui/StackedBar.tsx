import { useId } from 'react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './StackedBar.module.css'
import type { Tone } from './tones.ts'

export interface BarPart {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly tone: Tone
  /** Told apart without colour as well. */
  readonly isHatched?: boolean
}

interface StackedBarProps {
  /** The whole picture in words. */
  readonly label: string
  readonly parts: readonly BarPart[]
  /** In rem. */
  readonly height?: number
}

/** A whole divided into its parts. The numbers stand beside it, in a table or a legend. */
export function StackedBar({ label, parts, height = 1.25 }: StackedBarProps): ReactNode {
  const hatch = useId()
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const spoken = parts.filter((part) => part.value > 0).map((part) => `${part.label} ${part.value}`)
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.value, 0))
  return (
    <svg
      className={styles['bar']}
      style={{ ['--bar-height' as string]: `${height}rem` }}
      viewBox="0 0 1000 20"
      preserveAspectRatio="none"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn in place, so that it takes the tokens and prints
      role="img"
      aria-label={`${label}. ${spoken.join(', ')}`}
    >
      <Hatch id={hatch} />
      {total === 0
        ? null
        : parts.map((part, index) => {
            if (part.value === 0) return null
            const width = (part.value / total) * 1000
            const x = ((starts[index] ?? 0) / total) * 1000
            return (
              <g key={part.id}>
                <rect className={classes(styles['part'], styles[part.tone])} x={x} y={0} width={width} height={20} />
                {part.isHatched === true ? (
                  <rect x={x} y={0} width={width} height={20} fill={`url(#${hatch})`} />
                ) : null}
              </g>
            )
          })}
      <rect className={styles['frame']} x={0} y={0} width={1000} height={20} />
    </svg>
  )
}

/** What the parts of the bars are called. */
export function BarLegend({ parts }: { readonly parts: readonly Omit<BarPart, 'value'>[] }): ReactNode {
  const hatch = useId()
  return (
    <ul className={styles['legend']}>
      {parts.map((part) => (
        <li key={part.id}>
          <BarSwatch part={part} hatch={`${hatch}-${part.id}`} />
          {part.label}
        </li>
      ))}
    </ul>
  )
}

/** The colour and pattern of one part, for a table beside the bar. */
export function BarSwatch({
  part,
  hatch,
}: {
  readonly part: Omit<BarPart, 'value'>
  readonly hatch: string
}): ReactNode {
  return (
    <svg className={styles['swatch']} viewBox="0 0 20 20" aria-hidden="true">
      <Hatch id={hatch} />
      <rect className={styles[part.tone]} width={20} height={20} />
      {part.isHatched === true ? <rect width={20} height={20} fill={`url(#${hatch})`} /> : null}
    </svg>
  )
}

function Hatch({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles['hatch']} x1={0} y1={0} x2={0} y2={6} />
      </pattern>
    </defs>
  )
}
