/** Letters of a heading that a column is made wide enough for; what is longer ends in dots until somebody widens it. */
const mostLetters = 28
/** Beside the text of a heading: its space to the left, the button of the menu, and the line after it. CSS px at a root font size of 16 px. */
const besideText = 42

const measured = new Map<string, number>()
let canvas: CanvasRenderingContext2D | null = null

/** The width of a column whose whole heading is seen, in the unit of `GridColumn.width`: as the font of the page draws it. */
export function headingWidth(label: string): number {
  const known = measured.get(label)
  if (known !== undefined) return known
  if (canvas === null) {
    canvas = document.createElement('canvas').getContext('2d')
    // As `.headerCell` has it.
    if (canvas !== null) canvas.font = `600 13px ${getComputedStyle(document.body).fontFamily}`
  }
  const width = Math.ceil(canvas?.measureText(label.slice(0, mostLetters)).width ?? 0) + besideText
  measured.set(label, width)
  return width
}
