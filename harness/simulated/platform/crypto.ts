import { bridge } from './connection.ts';
import { DOMException } from './dom-exception.ts';

const LIMIT = 65_536;

export class Crypto {
  getRandomValues<View extends NodeJS.ArrayBufferView>(view: View): View {
    if (!ArrayBuffer.isView(view) || view instanceof DataView)
      throw new TypeError('parameter 1 is not an integer array');
    if (view.byteLength > LIMIT) throw new DOMException('More than 65536 bytes were requested.', 'QuotaExceededError');
    bridge.fillRandom(view);
    return view;
  }

  get [Symbol.toStringTag](): string {
    return 'Crypto';
  }
}

/** Adds what browsers offer only in secure contexts. */
export function addSecureContextMethods(crypto: Crypto): Crypto {
  return Object.defineProperties(crypto, {
    randomUUID: { value: () => bridge.randomUuid(), enumerable: true },
    subtle: { value: bridge.subtle, enumerable: true },
  });
}
