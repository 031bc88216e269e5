import { replaceGetter } from './disguise.ts';
import { defineProperty } from './primordials.ts';

const ENABLED = { value: '1', enumerable: true, configurable: true };

/** Has a page say that the person asks not to be tracked: where engines say it, and where only older ones did. */
export function doNotTrack(window: Window & typeof globalThis): void {
  const prototype = window.Navigator.prototype;
  if ('doNotTrack' in prototype) replaceGetter(prototype, 'doNotTrack', () => ENABLED.value);
  else defineProperty(prototype, 'doNotTrack', ENABLED);
  defineProperty(window, 'doNotTrack', ENABLED);
}
