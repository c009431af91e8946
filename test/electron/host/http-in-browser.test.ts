import { createServer, type Server } from 'node:http'
import { chromium, type Browser, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { writeFile } from 'node:fs/promises'
import { chromiumEnvironment, chromiumFlags, findChromium } from '#test/support/chromium.ts'
import { startLoopback, type Loopback } from './loopback-attempt.ts'

let loopback: Loopback
let browser: Browser
let page: Page

beforeAll(async () => {
  loopback = await startLoopback()
  const executablePath = await findChromium()
  browser = await chromium.launch({ executablePath, args: chromiumFlags, env: chromiumEnvironment(executablePath) })
  const context = await browser.newContext()
  page = await context.newPage()
  await page.goto(loopback.port.newAddress())
})
afterAll(async () => {
  await browser.close()
  await loopback.stop()
})

test('a browser comes in by the one-time address, and the key is gone from the address bar', async () => {
  expect(page.url()).toBe(`http://127.0.0.1:${loopback.port.port}/`)
  expect(await page.title()).toBe('Stafett')
  await page.reload()
  expect(await page.title()).toBe('Stafett')
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('the page can call, listen, upload and download', async () => {
  const reply = await page.evaluate(async () => {
    const said = new Promise((resolve) => {
      const source = new EventSource('/events')
      source.addEventListener('message', (event: MessageEvent<string>) => {
        resolve(JSON.parse(event.data))
        source.close()
      })
    })
    const post = async (path: string, value: unknown): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' }
      return await (await fetch(path, { method: 'POST', headers, body: JSON.stringify(value) })).json()
    }
    const called = await post('/call', { id: 'a', operation: 'session.state', input: {} })
    const body = new File(['x'.repeat(20_000_000)], 'a.csv')
    const uploaded: unknown = await (await fetch('/files?name=a.csv', { method: 'POST', body })).json()
    const placed = await post('/places', { kind: 'file', name: 'Öppna.xlsx' })
    Object.assign(globalThis, { said, placed })
    return { called, uploaded, placed }
  })
  expect(reply).toMatchObject({ called: { ok: true }, uploaded: { name: 'a.csv' }, placed: { name: 'Öppna.xlsx' } })
  await vi.waitUntil(() => loopback.core.listeners() === 1)
  const message = { kind: 'changed', topics: ['staff'], by: 'Åsa', at: '2019-01-01T00:00:00.000Z' } as const
  loopback.core.say(message)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'said'))).toEqual(message)

  const { handle } = await page.evaluate((): { handle: string } => Reflect.get(globalThis, 'placed'))
  await writeFile(String(await loopback.core.locate(handle)), 'bytes')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address, download: '' })
      document.body.append(link)
      link.click()
    }, `/files/${handle}`),
  ])
  expect(download.suggestedFilename()).toBe('Öppna.xlsx')
})

test('the policy lets react-aria’s style in and keeps every other inline code and address out', async () => {
  const seen = await page.evaluate(async () => {
    const isApplied = (text: string) => {
      const style = Object.assign(document.createElement('style'), { textContent: text })
      document.head.append(style)
      return style.sheet !== null
    }
    const script = Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' })
    document.head.append(script)
    const isReached = (address: string) =>
      fetch(address, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      )
    return {
      reactAria: isApplied(
        '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
      ),
      otherStyle: isApplied('body { color: red }'),
      script: 'ran' in globalThis,
      otherHost: await isReached('http://127.0.0.1:1/'),
    }
  })
  expect(seen).toEqual({ reactAria: true, otherStyle: false, script: false, otherHost: false })
})

describe('another site, opened in the same browser', () => {
  let site: Server
  let other: Page

  beforeAll(async () => {
    site = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<body>elsewhere'))
    await new Promise<void>((resolve) => {
      site.listen(0, '127.0.0.1', resolve)
    })
    const address = site.address()
    const port = typeof address === 'object' ? address?.port : 0
    other = await page.context().newPage()
    await other.goto(`http://127.0.0.1:${port}/`)
  })
  afterAll(() => site.close())

  test('can neither read, post, embed nor navigate to the app', async () => {
    const calls: unknown[] = []
    vi.spyOn(loopback.core, 'dispatch').mockImplementation((call) => {
      calls.push(call)
      return Promise.resolve({ ok: true, value: null })
    })
    const target = `http://127.0.0.1:${loopback.port.port}`
    const statuses: number[] = []
    other.on('response', (response) => {
      if (response.url().startsWith(target)) statuses.push(response.status())
    })
    const got = await other.evaluate(async (target) => {
      const attempt = (asking: Promise<Response>) =>
        asking.then(
          (response) => response.type,
          () => 'refused',
        )
      const body = JSON.stringify({ id: 'x', operation: 'transfer.close', input: {} })
      const headers = { 'content-type': 'application/json' }
      const frame = Object.assign(document.createElement('iframe'), { src: `${target}/` })
      const isLoaded = new Promise((resolve) => {
        frame.addEventListener('load', () => resolve('ended'))
      })
      document.body.append(frame)
      const image = Object.assign(new Image(), { src: `${target}/assets/page.js` })
      const events = new EventSource(`${target}/events`, { withCredentials: true })
      const isHeard = new Promise((resolve) => {
        events.addEventListener('open', () => resolve('heard'))
        events.addEventListener('error', () => resolve('refused'))
      })
      return {
        read: await attempt(fetch(`${target}/`, { credentials: 'include' })),
        post: await attempt(fetch(`${target}/call`, { method: 'POST', headers, body, credentials: 'include' })),
        blind: await attempt(
          fetch(`${target}/call`, { method: 'POST', body, credentials: 'include', mode: 'no-cors' }),
        ),
        image: await image.decode().then(
          () => 'shown',
          () => 'refused',
        ),
        events: await isHeard,
        frame: await isLoaded,
      }
    }, target)
    expect(got).toMatchObject({ read: 'refused', post: 'refused', image: 'refused', events: 'refused', frame: 'ended' })
    expect(['opaque', 'refused']).toContain(got.blind)
    await other.setContent(`<form method="post" action="${target}/call" enctype="text/plain"><input name="{}"></form>`)
    const [answer] = await Promise.all([
      other.waitForResponse((response) => response.url() === `${target}/call`),
      other.evaluate(() => document.forms[0]?.submit()),
    ])
    expect(answer.status()).toBe(403)
    // The browser shows only some of its refused requests; none of those may have been answered.
    expect(statuses.filter((status) => status !== 403 && status !== 405)).toEqual([])
    expect(loopback.core.listeners()).toBe(0)
    expect(calls).toEqual([])
  })
})
