import { Worker } from 'node:worker_threads'
import type { ListedStart } from '#db/stores/view-lister.ts'
import type { ViewWish } from '#db/stores/register-view.ts'
import type { ListViewsInput, ViewAnswer, ViewQuestion } from '../jobs/list-views.ts'

/** A view on its way: its start, and later all of its ids, or undefined where somebody wrote in between. */
export interface ViewOnItsWay {
  readonly start: ListedStart
  readonly all: Promise<Int32Array | undefined>
}

export interface ViewThread {
  list(wish: ViewWish): Promise<ViewOnItsWay>
  /** Reads what the start of such a view rests on, so that it is there when somebody asks. */
  readAhead(wish: ViewWish): void
  close(): void
}

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Enough for the orders of two long registers. */
const resourceLimits = { maxOldGenerationSizeMb: 300, maxYoungGenerationSizeMb: 24 }

/** A thread that lists views for as long as a store is open, so that sorting a million rows never keeps the core from answering. */
export function startViewThread(input: ListViewsInput): ViewThread {
  const worker = new Worker(new URL(`../jobs/list-views.${ending}`, import.meta.url), {
    workerData: input,
    resourceLimits,
  })
  // The process may end while it waits.
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let questions = 0
  let failure: Error | null = null

  const fail = (error: Error): void => {
    failure = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread that lists views has ended')))
  worker.on('message', (answer: ViewAnswer) => {
    const asked = waiting.get(answer.id)
    if (asked === undefined) return
    if (answer.kind === 'start') return asked.start(answer.start, answer.isAll)
    waiting.delete(answer.id)
    if (answer.kind === 'all') asked.all(answer.ids)
    else asked.reject(new Error(answer.message))
  })

  return {
    list(wish) {
      return new Promise<ViewOnItsWay>((resolve, reject) => {
        if (failure !== null) return reject(failure)
        const id = ++questions
        waiting.set(
          id,
          waitingFor(resolve, reject, () => waiting.delete(id)),
        )
        worker.postMessage({ id, wish, isAhead: false } satisfies ViewQuestion)
      })
    },
    readAhead: (wish) => worker.postMessage({ id: ++questions, wish, isAhead: true } satisfies ViewQuestion),
    close: () => void worker.terminate(),
  }
}

interface Waiting {
  readonly start: (start: ListedStart, isAll: boolean) => void
  readonly all: (ids: Int32Array | undefined) => void
  readonly reject: (error: Error) => void
}

function waitingFor(
  resolve: (view: ViewOnItsWay) => void,
  reject: (error: Error) => void,
  isAnswered: () => void,
): Waiting {
  const later = Promise.withResolvers<Int32Array | undefined>()
  // Whoever asks for these rows hears of the failure; nobody may.
  later.promise.catch(() => undefined)
  return {
    start(start, isAll) {
      if (isAll) {
        isAnswered()
        later.resolve(start.first)
      }
      resolve({ start, all: later.promise })
    },
    all: (ids) => later.resolve(ids),
    reject(error) {
      later.reject(error)
      reject(error)
    },
  }
}
