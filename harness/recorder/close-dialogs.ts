import { replaceMethod } from './disguise.ts';

/**
 * Makes each dialog close at once, as if dismissed. Otherwise engines would wait, and their drivers handle dialogs in
 * different ways, even by a request of the page that would count against the candidate.
 */
export function closeDialogs(window: Window & typeof globalThis): void {
  replaceMethod(window, 'alert', () => () => undefined);
  replaceMethod(window, 'confirm', () => () => false);
  replaceMethod(window, 'prompt', () => () => null);
}
