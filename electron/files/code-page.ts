import iconv from 'iconv-lite'
import { textEncodings } from '#shared/contract/views.ts'

export const encodings = textEncodings

export type EncodingName = (typeof encodings)[number]
export type CodePage = Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>

/** What each byte from 0x80 stands for; U+FFFD where it stands for nothing. */
export const upperHalf: Readonly<Record<CodePage, readonly string[]>> = {
  'windows-1252': tableOf('win1252'),
  'iso-8859-1': tableOf('latin1'),
  cp850: tableOf('cp850'),
  macintosh: tableOf('macintosh'),
}

export function isEncodingName(name: string): name is EncodingName {
  return (encodings as readonly string[]).includes(name)
}

export function isCodePage(encoding: EncodingName): encoding is CodePage {
  return encoding in upperHalf
}

function tableOf(encoding: string): readonly string[] {
  const bytes = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 0x80))
  return Array.from(iconv.decode(bytes, encoding))
}
