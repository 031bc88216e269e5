import { replaceGetter } from './disguise.ts';
import type { WebStorageArea } from './journal.ts';
import { construct } from './primordials.ts';

/**
 * Denies storages to a page, as a browser does that is set to block site data: accessing one throws `SecurityError`.
 */
export function denyStorage(window: Window & typeof globalThis, areas: readonly WebStorageArea[]): void {
  const { DOMException } = window;
  for (const area of areas) {
    replaceGetter(window, area, () => {
      const message = `Failed to read the '${area}' property from 'Window': Access is denied for this document.`;
      throw construct(DOMException, [message, 'SecurityError']);
    });
  }
}
