import { replaceGetter } from './disguise.ts';
import { apply, construct } from './primordials.ts';

/**
 * Makes `navigator.onLine` independent of the machine’s own connection. Returns the function that sets it; a change
 * fires `online` or `offline` at the window.
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
