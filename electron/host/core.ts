import type { Call, FileRef, HostMessage, Reply } from '#shared/contract/bridge.ts'

/** What a host needs of the core. The core is one object in the host's own process, or a port to the utility process. */
export interface Core {
  /** Answers one call; never throws, never rejects. */
  dispatch(call: Call): Promise<Reply>
  /** Asks a running call to stop; nothing happens if it has already ended. */
  cancel(callId: string): void
  /** Progress and announcements, until the returned function is called. */
  listen(listener: (message: HostMessage) => void): () => void
  /**
   * Makes a path that the person has chosen into a handle that a call may name. A `temporary` file is the host's own copy of
   * what a page handed over, removed as soon as it has been read.
   */
  register(path: string, options?: { readonly temporary?: boolean }): Promise<FileRef>
  /** The path behind a handle, or null; for handing a produced file to the person. */
  locate(handle: string): Promise<string | null>
  /** Ends running calls and closes the store. */
  close(): Promise<void>
}
