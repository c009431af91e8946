import { z } from 'zod'
import { IsoDay } from '#shared/contract/views.ts'
import type { ProblemCode } from './problems.ts'

const problem = (code: ProblemCode): ProblemCode => code

const name = z.string().trim().min(1, problem('required')).max(200, problem('tooLong'))
const passphrase = z.string().min(8, problem('passphraseShort')).max(1000, problem('tooLong'))
const day = z.string().refine((text) => IsoDay.safeParse(text).success, problem('date'))

const newPassphrase = { passphrase, passphraseAgain: z.string() }
const sameTwice = {
  check: (form: { readonly passphrase: string; readonly passphraseAgain: string }): boolean =>
    form.passphrase === form.passphraseAgain,
  says: { message: problem('passphraseDiffers'), path: ['passphraseAgain'] },
}

export const CreateFormSchema = z
  .object({
    name,
    transferDate: day,
    senders: z.array(z.object({ name })).min(1).max(20),
    receiver: name,
    person: name,
    ...newPassphrase,
  })
  .refine(sameTwice.check, sameTwice.says)
  .superRefine(({ senders }, context) => {
    senders.forEach((sender, index) => {
      const isRepeated = senders.slice(0, index).some((other) => sameName(other.name, sender.name))
      if (isRepeated)
        context.addIssue({ code: 'custom', message: problem('senderTwice'), path: ['senders', index, 'name'] })
    })
  })
export type CreateFormValues = z.infer<typeof CreateFormSchema>

export const PractiseFormSchema = z.object({ person: name, ...newPassphrase }).refine(sameTwice.check, sameTwice.says)
export type PractiseFormValues = z.infer<typeof PractiseFormSchema>

export const OpenFormSchema = z.object({
  store: z.string().min(1, problem('store')),
  passphrase: z.string().min(1, problem('required')).max(1000, problem('tooLong')),
  person: name,
  readOnly: z.boolean(),
})
export type OpenFormValues = z.infer<typeof OpenFormSchema>

function sameName(a: string, b: string): boolean {
  return a.trim() !== '' && a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')
}
