import type { IpcMain, IpcMainInvokeEvent, Shell } from 'electron'
import { z } from 'zod'
import type { FileRef } from '#shared/contract/bridge.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Core } from '../host/core.ts'
import { channels } from './channels.ts'
import type { Dialogs } from './dialogs.ts'
import { isOwnPage } from './guard.ts'

export interface PagePortParts {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>
  readonly shell: Pick<Shell, 'showItemInFolder'>
  readonly core: Core
  readonly dialogs: Dialogs
}

const CallArguments = z.tuple([z.string().min(1).max(100), z.string().min(1).max(100), z.unknown()])
const CallId = z.string().min(1).max(100)
const Name = z.string().max(1000)
const Path = z.string().min(1).max(32_767)
const ProducedFile = z.object({ handle: z.string().max(200) })

/** Answers the page. Every message is checked for its sender first and for its shape second; a foreign one is refused. */
export function servePage({ ipcMain, shell, core, dialogs }: PagePortParts): void {
  const deliverable = new Set<string>()
  const handle = (channel: string, answer: (args: unknown[]) => Promise<unknown>) =>
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...args: unknown[]) => {
      if (!isOwnPage(event)) throw new Error('Not this page')
      return await answer(args)
    })
  const registered = async (path: string | null): Promise<FileRef | null> =>
    path === null ? null : await core.register(path)

  handle(channels.call, async (args) => {
    const call = CallArguments.safeParse(args)
    if (!call.success) return fail('call.invalid-input', { reason: 'shape' })
    const [id, operation, input] = call.data
    return await core.dispatch({ id, operation, input })
  })
  ipcMain.on(channels.cancel, (event, callId: unknown) => {
    const id = CallId.safeParse(callId)
    if (isOwnPage(event) && id.success) core.cancel(id.data)
  })
  handle(channels.accept, async ([path]) => await core.register(Path.parse(path)))
  handle(channels.placeForStore, async ([name]) => await registered(await dialogs.placeForStore(Name.parse(name))))
  handle(channels.pickStore, async () => await registered(await dialogs.pickStore()))
  handle(channels.placeForFile, async ([name]) => {
    const ref = await registered(await dialogs.placeForFile(Name.parse(name)))
    if (ref !== null) deliverable.add(ref.handle)
    return ref
  })
  handle(channels.placeForFolder, async ([name]) => await registered(await dialogs.placeForFolder(Name.parse(name))))
  handle(channels.deliver, async ([file]) => {
    const { handle: wanted } = ProducedFile.parse(file)
    const path = deliverable.has(wanted) ? await core.locate(wanted) : null
    if (path === null) throw new Error('Not a produced file')
    shell.showItemInFolder(path)
  })
}
