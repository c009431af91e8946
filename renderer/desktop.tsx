import { desktopBridge } from './bridge/desktop-bridge.ts'
import { startPage } from './start-page.tsx'

startPage(desktopBridge())
