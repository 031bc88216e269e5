import { replaceMethod } from './disguise.ts';

/**
 * Has each dialog closed at once, as by a person who wants to read on. Engines would wait for one, and what drives them
 * answers in ways of its own: by a request of the page, even, that would be held against the candidate.
 */
export function closeDialogs(window: Window & typeof globalThis): void {
  replaceMethod(window, 'alert', () => () => undefined);
  replaceMethod(window, 'confirm', () => () => false);
  replaceMethod(window, 'prompt', () => () => null);
}
