import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { reactAriaStyleHash, safetyHeaders } from '#electron/host/page-headers.ts'

const reactAria = dirname(createRequire(import.meta.url).resolve('react-aria/package.json'))

test('the hash of the one inline style fits the installed react-aria', () => {
  const source = readFileSync(join(reactAria, 'dist', 'private', 'interactions', 'usePress.mjs'), 'utf8')
  const [, attribute] = /PRESSABLE_ATTRIBUTE = '([^']+)'/u.exec(source) ?? []
  const [, template] = /style\.textContent = `([^`]+)`\.trim\(\)/u.exec(source) ?? []
  const style = String(template)
    .replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/u, String(attribute))
    .trim()
  expect(style).toContain('touch-action')
  expect(style).not.toContain('${')
  expect(reactAriaStyleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`)
})

test('the policy allows that style and no other inline code', () => {
  const policy = String(safetyHeaders['Content-Security-Policy'])
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${reactAriaStyleHash}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
})
