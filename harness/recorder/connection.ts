import { replaceGetter } from './disguise.ts';
import { apply, construct } from './primordials.ts';

/**
 * Has `navigator.onLine` say what it is told, whatever the machine’s own connection is. Returns what tells it; the window
 * gets `online` or `offline` where that is news.
 */
export function installConnection(window: Window & typeof globalThis, online: boolean): (online: boolean) => void {
  const { Event } = window;
  const { dispatchEvent } = window.EventTarget.prototype;
  let isOnline = online;
  replaceGetter(window.Navigator.prototype, 'onLine', () => isOnline);
  return (online) => {
    if (online === isOnline) return;
    isOnline = online;
    apply(dispatchEvent, window, [construct(Event, [online ? 'online' : 'offline'])]);
  };
}
