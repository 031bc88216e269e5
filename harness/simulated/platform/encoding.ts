import { bridge } from './connection.ts';
import { DOMException } from './dom-exception.ts';

export class TextEncoder {
  readonly encoding: string = 'utf-8';

  encode(text = ''): Uint8Array {
    // A copy, because the page must get an array of its own realm.
    return new Uint8Array(bridge.encodeUtf8(`${text}`));
  }
}

export class TextDecoder {
  readonly encoding: string = 'utf-8';
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;

  constructor(_label = 'utf-8', { fatal = false, ignoreBOM = false } = {}) {
    this.fatal = fatal;
    this.ignoreBOM = ignoreBOM;
  }

  decode(bytes?: ArrayBufferView | ArrayBuffer): string {
    const text = bytes === undefined ? '' : bridge.decodeUtf8(bytes, this.fatal, this.ignoreBOM);
    if (text !== null) return text;
    throw new TypeError('The encoded data was not valid.');
  }
}

export function btoa(text: unknown): string {
  const encoded = bridge.encodeBase64(`${text}`);
  if (encoded !== null) return encoded;
  throw new DOMException('The string contains characters outside of the Latin1 range.', 'InvalidCharacterError');
}

export function atob(text: unknown): string {
  const decoded = bridge.decodeBase64(`${text}`);
  if (decoded !== null) return decoded;
  throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
}
