import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '#db/open.ts'
import { createViewLister } from '#db/stores/view-lister.ts'
import type { ListedStart } from '#db/stores/view-lister.ts'
import type { ViewWish } from '#db/stores/register-view.ts'

export interface ListViewsInput {
  readonly storePath: string
  readonly key: string
}

export interface ViewQuestion {
  readonly id: number
  readonly wish: ViewWish
  /** Nobody looks at the view: only what its start rests on is to be known. */
  readonly isAhead: boolean
}

/** Two answers to a question: its start, and then all of it; `ids` is undefined where somebody wrote in between. */
export type ViewAnswer =
  | { readonly id: number; readonly kind: 'start'; readonly start: ListedStart; readonly isAll: boolean }
  | { readonly id: number; readonly kind: 'all'; readonly ids: Int32Array | undefined }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }

/** Views whose rest is made although others have been asked for since. */
const mostRests = 4

/** Lists views of long registers beside the core, for as long as the store is open. Starts go first, the rest of the newest view next. */
async function listViews(port: NonNullable<typeof parentPort>): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by the one who starts this thread
  const { storePath, key } = workerData as ListViewsInput
  const lister = createViewLister(openReader(storePath, key))
  const questions: ViewQuestion[] = []
  const rests: { readonly id: number; readonly rest: () => Int32Array | undefined }[] = []
  let wake: (() => void) | null = null
  port.on('message', (question: ViewQuestion) => {
    questions.push(question)
    wake?.()
  })
  const answer = (said: ViewAnswer): void => port.postMessage(said)
  for (;;) {
    const question = questions.shift()
    const rest = question === undefined ? rests.pop() : undefined
    try {
      if (question !== undefined) {
        const { rest: all, ...start } = lister.start(question.wish)
        const isAll = start.first.length === start.total
        answer({ id: question.id, kind: 'start', start, isAll })
        if (!isAll && !question.isAhead) rests.push({ id: question.id, rest: all })
        // Whoever types asks for many views and looks at the last of them.
        const left = rests.length > mostRests ? rests.shift() : undefined
        if (left !== undefined) answer({ id: left.id, kind: 'all', ids: undefined })
      } else if (rest === undefined) {
        await new Promise<void>((resolve) => (wake = resolve))
      } else {
        answer({ id: rest.id, kind: 'all', ids: rest.rest() })
      }
    } catch (error) {
      answer({ id: question?.id ?? rest?.id ?? 0, kind: 'failed', message: String(error) })
    }
    // What was asked meanwhile is heard before the next long step.
    await nextTurn()
  }
}

if (parentPort !== null) void listViews(parentPort)
