import { replaceGetter } from './disguise.ts';
import { defineProperty } from './primordials.ts';

const ENABLED = { value: '1', enumerable: true, configurable: true };

/** Makes a page report Do Not Track, on `navigator` as engines do and on `window` as older engines did. */
export function doNotTrack(window: Window & typeof globalThis): void {
  const prototype = window.Navigator.prototype;
  if ('doNotTrack' in prototype) replaceGetter(prototype, 'doNotTrack', () => ENABLED.value);
  else defineProperty(prototype, 'doNotTrack', ENABLED);
  defineProperty(window, 'doNotTrack', ENABLED);
}
