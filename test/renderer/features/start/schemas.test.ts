import { expect, test } from 'vitest'
import { CreateFormSchema } from '#renderer/features/start/schemas.ts'

const filled = {
  name: 'Region Norrmark 2019',
  transferDate: '2019-01-01',
  senders: [{ name: 'Länsstyrelsen' }, { name: 'Regionförbundet' }],
  receiver: 'Region Norrmark',
  person: 'Anna Öst',
  passphrase: 'fyra gula hästar',
  passphraseAgain: 'fyra gula hästar',
}

test('a filled form is taken', () => {
  expect(CreateFormSchema.safeParse(filled).success).toBe(true)
})

test.each([
  [{ name: ' ' }, 'name', 'required'],
  [{ transferDate: '2019-02-29' }, 'transferDate', 'date'],
  [{ transferDate: '20190101' }, 'transferDate', 'date'],
  [{ passphrase: 'kort', passphraseAgain: 'kort' }, 'passphrase', 'passphraseShort'],
  [{ passphraseAgain: 'fyra gula hästar ' }, 'passphraseAgain', 'passphraseDiffers'],
  [{ senders: [{ name: 'Länsstyrelsen' }, { name: 'länsstyrelsen ' }] }, 'senders.1.name', 'senderTwice'],
  [{ senders: [{ name: '' }] }, 'senders.0.name', 'required'],
])('%j is a problem beside %s', (change, path, problem) => {
  const { error } = CreateFormSchema.safeParse({ ...filled, ...change })
  const problems = error?.issues.map((issue) => [issue.path.join('.'), issue.message])
  expect(problems).toContainEqual([path, problem])
})
