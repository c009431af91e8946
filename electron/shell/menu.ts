import type { MenuItemConstructorOptions } from 'electron'

/** The menu bar: what the operating system expects to find there, in Swedish. */
export function menuTemplate(platform: NodeJS.Platform, isPackaged: boolean): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [
        { type: 'separator' },
        { role: 'reload', label: 'Läs in igen' },
        { role: 'toggleDevTools', label: 'Utvecklarverktyg' },
      ]
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: '&Arkiv', submenu: [{ role: 'quit', label: 'Avsluta' }] },
    {
      label: '&Redigera',
      submenu: [
        { role: 'undo', label: 'Ångra' },
        { role: 'redo', label: 'Gör om' },
        { type: 'separator' },
        { role: 'cut', label: 'Klipp ut' },
        { role: 'copy', label: 'Kopiera' },
        { role: 'paste', label: 'Klistra in' },
        { role: 'selectAll', label: 'Markera allt' },
      ],
    },
    {
      label: '&Visa',
      submenu: [
        { role: 'zoomIn', label: 'Större' },
        { role: 'zoomOut', label: 'Mindre' },
        { role: 'resetZoom', label: 'Normal storlek' },
        { role: 'togglefullscreen', label: 'Helskärm' },
        ...forDevelopers,
      ],
    },
    {
      label: '&Fönster',
      submenu: [
        { role: 'minimize', label: 'Minimera' },
        { role: 'close', label: 'Stäng' },
      ],
    },
  ]
}
