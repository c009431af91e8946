import { useId } from 'react'
import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import styles from './layout.module.css'

interface PanelProps {
  readonly title: string
  /** Of the heading, where it may have to take the focus. */
  readonly headingRef?: Ref<HTMLHeadingElement>
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of a screen with a heading of its own. */
export function Panel({ title, headingRef, actions, children }: PanelProps): ReactNode {
  const id = useId()
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['panelHeader']}>
        <h2 id={id} {...(headingRef === undefined ? {} : { ref: headingRef, tabIndex: -1 })}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

interface PanelGridProps {
  /** The least width of one, in rem. */
  readonly column: number
  /** All panels of a row are as high as the highest. */
  readonly isEven?: boolean
  readonly children: ReactNode
}

/** Panels side by side while there is room. */
export function PanelGrid({ column, isEven = false, children }: PanelGridProps): ReactNode {
  const width = { ['--column' as string]: `${column}rem` }
  return (
    <div className={classes(styles['grid'], isEven && styles['even'])} style={width}>
      {children}
    </div>
  )
}

export interface Fact {
  readonly name: string
  readonly value: ReactNode
  readonly isNumber?: boolean
  readonly isMono?: boolean
}

/** Names and values below each other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={classes(styles['facts'], facts.every((fact) => fact.isNumber === true) && styles['numberFacts'])}>
      {facts.map((fact) => (
        <FactRow key={fact.name} fact={fact} />
      ))}
    </dl>
  )
}

function FactRow({ fact }: { readonly fact: Fact }): ReactNode {
  return (
    <div>
      <dt>{fact.name}</dt>
      <dd
        data-number={fact.isNumber === true ? '' : undefined}
        className={fact.isMono === true ? styles['mono'] : undefined}
      >
        {fact.value}
      </dd>
    </div>
  )
}

export function Row({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['row']}>{children}</div>
}

/** Fields side by side, their inputs on one line. */
export function FieldRow({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['fields']}>{children}</div>
}

export function Quiet({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles['quiet']}>{children}</p>
}
