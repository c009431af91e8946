/** Every name under which the page's preload and the main process speak. */
export const channels = {
  call: 'stafett:call',
  cancel: 'stafett:cancel',
  accept: 'stafett:accept',
  placeForStore: 'stafett:place-for-store',
  pickStore: 'stafett:pick-store',
  placeForFile: 'stafett:place-for-file',
  placeForFolder: 'stafett:place-for-folder',
  deliver: 'stafett:deliver',
  said: 'stafett:said',
} as const
