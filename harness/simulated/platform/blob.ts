import { bridge } from './connection.ts';
import { TextEncoder } from './encoding.ts';
import { URLSearchParams } from './url.ts';

/** Text with a type. Bytes are decoded as UTF-8, like everything that reaches the harness. */
export class Blob {
  readonly type: string;
  readonly #text: string;

  constructor(parts: readonly unknown[] = [], { type = '' }: { type?: string } = {}) {
    this.#text = parts.map(textOf).join('');
    this.type = `${type}`.toLowerCase();
  }

  get size(): number {
    return bridge.encodeUtf8(this.#text).byteLength;
  }

  async text(): Promise<string> {
    return this.#text;
  }

  async arrayBuffer(): Promise<ArrayBufferLike> {
    return new TextEncoder().encode(this.#text).buffer;
  }

  slice(start?: number, end?: number, type = ''): Blob {
    return new Blob([this.#text.slice(start, end)], { type });
  }

  static textOf(blob: Blob): string {
    return blob.#text;
  }

  get [Symbol.toStringTag](): string {
    return 'Blob';
  }
}

/** The text of a request’s body, with the content type that the kind of body implies. */
export function extractBody(body: unknown): { text: string; type: string | null } {
  if (body === null || body === undefined) return { text: '', type: null };
  if (body instanceof URLSearchParams) {
    return { text: `${body}`, type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  if (body instanceof Blob) return { text: Blob.textOf(body), type: body.type === '' ? null : body.type };
  if (isBytes(body)) return { text: bridge.decodeUtf8(body, false, false) ?? '', type: null };
  return { text: `${body}`.replace(/\p{Surrogate}/gu, '\uFFFD'), type: 'text/plain;charset=UTF-8' };
}

function textOf(part: unknown): string {
  return extractBody(part).text;
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
