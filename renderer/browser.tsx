import { browserBridge } from './bridge/browser-bridge.ts'
import { startPage } from './start-page.tsx'

startPage(browserBridge())
