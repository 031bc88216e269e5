import { replaceGetter } from './disguise.ts';
import type { WebStorageArea } from './journal.ts';
import { construct } from './primordials.ts';

/** Forbids a page some of its storages, as a browser does that is told to keep no site data: to ask for one throws. */
export function denyStorage(window: Window & typeof globalThis, areas: readonly WebStorageArea[]): void {
  const { DOMException } = window;
  for (const area of areas) {
    replaceGetter(window, area, () => {
      const message = `Failed to read the '${area}' property from 'Window': Access is denied for this document.`;
      throw construct(DOMException, [message, 'SecurityError']);
    });
  }
}
