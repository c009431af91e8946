import { heaviestFirst, type WeighedPair } from './clusters.ts'

/** A pair chosen by the assignment, and the bits that would be lost without it: small where another answer is nearly as good. */
export interface AssignedPair extends WeighedPair {
  readonly marginBits: number
}

export interface Assignment {
  readonly pairs: readonly AssignedPair[]
  /** Components too large to be solved whole: their lightest pairs were left out until they fell apart. */
  readonly splitComponents: number
}

/** The most rows of one side in a component that is solved whole. */
const SOLVED_MAX = 150
/** Up to this many cells a margin is found by solving the component again without the pair; above, from the pair's rivals. */
const RESOLVED_MAX = 600

const SOLVED_AT_ONCE = 500
const JOINED_AT_ONCE = 10_000

/**
 * One-to-one assignment with the greatest sum of weights, optimal within every connected component of pairs above 0 bits. Left and
 * right rows are numbered apart. Yields the number of pairs assigned. Source: Kuhn (1955) and Munkres (1957), by shortest
 * augmenting paths.
 */
export function* assignPairs(pairs: readonly WeighedPair[]): Generator<number, Assignment> {
  const assigned: AssignedPair[] = []
  let splitComponents = 0
  const open = yield* componentsOf(pairs.filter(({ bits }) => bits > 0))
  yield 0
  let solved = 0
  for (let component = open.pop(); component; component = open.pop()) {
    const [first] = component
    if (component.length === 1 && first) {
      assigned.push({ ...first, marginBits: first.bits })
      continue
    }
    solved += component.length
    if (solved >= SOLVED_AT_ONCE) {
      solved = 0
      yield assigned.length
    }
    const grid = createGrid(component)
    if (grid.rows > SOLVED_MAX || grid.columns > SOLVED_MAX) {
      splitComponents++
      const sorted = component.toSorted(heaviestFirst)
      open.push(...(yield* componentsOf(sorted.slice(0, Math.floor(sorted.length * 0.75)))))
      continue
    }
    assigned.push(...solveComponent(component, grid))
  }
  return { pairs: assigned.sort((one, two) => one.left - two.left), splitComponents }
}

interface Grid {
  readonly rows: number
  readonly columns: number
  readonly bits: Float64Array
  readonly rowOf: (pair: WeighedPair) => number
  readonly columnOf: (pair: WeighedPair) => number
}

function createGrid(component: readonly WeighedPair[]): Grid {
  const rowByLeft = numbered(component.map(({ left }) => left))
  const columnByRight = numbered(component.map(({ right }) => right))
  const rowOf = ({ left }: WeighedPair): number => rowByLeft.get(left) ?? 0
  const columnOf = ({ right }: WeighedPair): number => columnByRight.get(right) ?? 0
  const [rows, columns] = [rowByLeft.size, columnByRight.size]
  const isSolvable = rows <= SOLVED_MAX && columns <= SOLVED_MAX
  const bits = new Float64Array(isSolvable ? rows * columns : 0)
  if (isSolvable) for (const pair of component) bits[rowOf(pair) * columns + columnOf(pair)] = pair.bits
  return { rows, columns, bits, rowOf, columnOf }
}

function solveComponent(component: readonly WeighedPair[], grid: Grid): AssignedPair[] {
  const { rows, columns, bits, rowOf, columnOf } = grid
  const best = solve(bits, rows, columns)
  const isSmall = rows * columns <= RESOLVED_MAX
  const chosen: AssignedPair[] = []
  for (const pair of component) {
    const [row, column] = [rowOf(pair), columnOf(pair)]
    if (best.columnByRow[row] !== column) continue
    let marginBits: number
    if (isSmall) {
      const without = bits.slice()
      without[row * columns + column] = 0
      marginBits = best.total - solve(without, rows, columns).total
    } else {
      const rivals = component.filter((other) => other !== pair && (rowOf(other) === row || columnOf(other) === column))
      marginBits = pair.bits - Math.max(0, ...rivals.map((rival) => rival.bits))
    }
    chosen.push({ ...pair, marginBits })
  }
  return chosen
}

/** The greatest sum over cells above 0, at most one in a row and in a column; -1 where a row stays alone. */
function solve(
  bits: Float64Array,
  rows: number,
  columns: number,
): { readonly total: number; readonly columnByRow: Int32Array } {
  // A column of its own for every row, worth nothing, so that no row has to be given away.
  const width = columns + rows
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(width + 1)
  const rowByColumn = new Int32Array(width + 1)
  const way = new Int32Array(width + 1)
  const cost = (row: number, column: number): number =>
    column <= columns ? -(bits[(row - 1) * columns + column - 1] ?? 0) : 0
  for (let row = 1; row <= rows; row++) {
    rowByColumn[0] = row
    const least = new Float64Array(width + 1).fill(Infinity)
    const isUsed = new Uint8Array(width + 1)
    let column = 0
    do {
      isUsed[column] = 1
      const from = rowByColumn[column] ?? 0
      let delta = Infinity
      let next = 0
      for (let other = 1; other <= width; other++) {
        if (isUsed[other] === 1) continue
        const reduced = cost(from, other) - (rowPrice[from] ?? 0) - (columnPrice[other] ?? 0)
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced
          way[other] = column
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0
          next = other
        }
      }
      for (let other = 0; other <= width; other++) {
        if (isUsed[other] === 1) {
          const owner = rowByColumn[other] ?? 0
          rowPrice[owner] = (rowPrice[owner] ?? 0) + delta
          columnPrice[other] = (columnPrice[other] ?? 0) - delta
        } else least[other] = (least[other] ?? 0) - delta
      }
      column = next
    } while (rowByColumn[column] !== 0)
    while (column !== 0) {
      const from = way[column] ?? 0
      rowByColumn[column] = rowByColumn[from] ?? 0
      column = from
    }
  }
  const columnByRow = new Int32Array(rows).fill(-1)
  let total = 0
  for (let column = 1; column <= columns; column++) {
    const row = rowByColumn[column] ?? 0
    const weight = row === 0 ? 0 : (bits[(row - 1) * columns + column - 1] ?? 0)
    if (weight <= 0) continue
    columnByRow[row - 1] = column - 1
    total += weight
  }
  return { total, columnByRow }
}

/** Pairs that hang together by a row of either side; always in the same order. */
function* componentsOf(pairs: readonly WeighedPair[]): Generator<number, WeighedPair[][]> {
  const parent = new Map<number, number>()
  const rootOf = (node: number): number => {
    let root = node
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = node; at !== root;) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  let joined = 0
  // The two sides are numbered apart: even on the left, odd on the right.
  for (const { left, right } of pairs) {
    const [one, two] = [rootOf(left * 2), rootOf(right * 2 + 1)]
    if (!parent.has(one)) parent.set(one, one)
    parent.set(two, one)
    if (++joined % JOINED_AT_ONCE === 0) yield 0
  }
  const components = new Map<number, WeighedPair[]>()
  const sorted = pairs.toSorted((one, two) => one.left - two.left || one.right - two.right)
  yield 0
  for (const pair of sorted) {
    if (++joined % JOINED_AT_ONCE === 0) yield 0
    const root = rootOf(pair.left * 2)
    const component = components.get(root)
    if (component) component.push(pair)
    else components.set(root, [pair])
  }
  return [...components.values()]
}

function numbered(rows: readonly number[]): Map<number, number> {
  const numbers = new Map<number, number>()
  for (const row of [...rows].sort((one, two) => one - two)) if (!numbers.has(row)) numbers.set(row, numbers.size)
  return numbers
}
