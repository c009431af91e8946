import type { Failure } from './failure.ts'
import type { Topic } from './operation.ts'
import type { InputOf, OperationName, OutputOf } from './operations.ts'

/** One call on the wire. `id` is chosen by the caller and names the job while it runs. */
export interface Call {
  readonly id: string
  readonly operation: string
  readonly input: unknown
}

export type Reply<T = unknown> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Counted progress of a long call; `etaSeconds` is null until it can be estimated. */
export interface Progress {
  readonly kind: 'progress'
  readonly job: string
  readonly done: number
  readonly total: number
  readonly unit: 'rows' | 'bytes' | 'steps'
  readonly etaSeconds: number | null
}

/** Said once after a commit; a screen refetches what it shows if one of its topics is named. */
export interface Announcement {
  readonly kind: 'changed'
  readonly topics: readonly Topic[]
  readonly by: string
  readonly at: string
}

export type HostMessage = Progress | Announcement

/** An opaque name for a file, folder or store place that the host has agreed to; the page can never build one. */
export interface FileRef {
  readonly handle: string
  /** The last part of its path, for showing. */
  readonly name: string
}

/** What a page may ask of its host. A feature asks what the host can do, never which host it is. */
export interface Bridge<DroppedFile> {
  readonly capabilities: {
    /** The host can show an open/save dialog of the operating system. */
    readonly pickPlace: boolean
    /** The host can show a produced file in the operating system's file manager; without it the page downloads it. */
    readonly reveal: boolean
  }
  call<N extends OperationName>(id: string, operation: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>>
  cancel(id: string): void
  /** Returns the function that stops listening. */
  listen(listener: (message: HostMessage) => void): () => void
  readonly files: {
    /** Hands a file that the person dropped or chose to the host. */
    accept(file: DroppedFile): Promise<FileRef>
    /** A place for a new store of this name; null when the person cancelled. */
    placeForStore(suggestedName: string): Promise<FileRef | null>
    /** Lets the person choose an existing store; null when cancelled or when the host has no dialog. */
    pickStore(): Promise<FileRef | null>
    /** A place for a produced file; null when cancelled. */
    placeForFile(suggestedName: string): Promise<FileRef | null>
    /** A place for a folder of files; null when cancelled. */
    placeForFolder(suggestedName: string): Promise<FileRef | null>
    /** Gives a produced file to the person: shows it in its folder, or downloads it. */
    deliver(file: FileRef): Promise<void>
  }
}
