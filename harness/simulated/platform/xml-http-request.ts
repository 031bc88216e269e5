import type { PageResponse } from '../bridge.ts';
import { extractBody } from './blob.ts';
import { bridge } from './connection.ts';
import { DOMException } from './dom-exception.ts';
import { TextEncoder } from './encoding.ts';
import { declareHandlers, Event, EventTarget, fire, isListenedTo, ProgressEvent } from './events.ts';
import { normalizeMethod } from './fetch.ts';
import { Headers, isForbidden } from './headers.ts';
import { documentUrl } from './location.ts';
import { resolve } from './url.ts';

export class XMLHttpRequestEventTarget extends EventTarget {}
declareHandlers(XMLHttpRequestEventTarget.prototype, {
  onabort: null,
  onerror: null,
  onload: null,
  onloadend: null,
  onloadstart: null,
  onprogress: null,
  ontimeout: null,
});

export class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {}

export class XMLHttpRequest extends XMLHttpRequestEventTarget {
  static readonly UNSENT = 0;
  static readonly OPENED = 1;
  static readonly HEADERS_RECEIVED = 2;
  static readonly LOADING = 3;
  static readonly DONE = 4;

  withCredentials = false;
  timeout = 0;
  responseType = '';
  readonly upload = new XMLHttpRequestUpload();
  #readyState = 0;
  #method = 'GET';
  #url = '';
  #headers = new Headers();
  #sent = false;
  #response: PageResponse | null = null;
  #abortRequest: (() => void) | null = null;
  #timer: number | null = null;

  get readyState(): number {
    return this.#readyState;
  }

  get status(): number {
    return this.#response?.status ?? 0;
  }

  get statusText(): string {
    return this.#response ? (STATUS_TEXTS[this.#response.status] ?? '') : '';
  }

  get responseURL(): string {
    return this.#response ? this.#url : '';
  }

  get responseText(): string {
    if (this.responseType !== '' && this.responseType !== 'text') {
      throw new DOMException(`The object's 'responseType' is '${this.responseType}'.`, 'InvalidStateError');
    }
    return this.#readyState >= 3 ? (this.#response?.body ?? '') : '';
  }

  get responseXML(): null {
    return null;
  }

  get response(): unknown {
    if (this.responseType === '' || this.responseType === 'text') return this.responseText;
    if (this.#readyState !== 4 || !this.#response) return null;
    if (this.responseType === 'arraybuffer') return new TextEncoder().encode(this.#response.body).buffer;
    if (this.responseType !== 'json') return null;
    try {
      return JSON.parse(this.#response.body);
    } catch {
      return null;
    }
  }

  open(method: string, url: string, isAsync = true): void {
    if (!isAsync) throw new DOMException('Synchronous requests are not simulated.', 'InvalidAccessError');
    const resolved = resolve(url, documentUrl());
    if (resolved === null) throw new DOMException('Invalid URL', 'SyntaxError');
    this.#cancel();
    this.#method = normalizeMethod(method);
    this.#url = resolved;
    this.#headers = new Headers();
    this.#sent = false;
    this.#response = null;
    this.#become(1);
  }

  setRequestHeader(name: string, value: string): void {
    if (this.#readyState !== 1 || this.#sent) throw notOpened('setRequestHeader');
    if (!isForbidden(`${name}`)) this.#headers.append(`${name}`, `${value}`);
  }

  overrideMimeType(): void {}

  send(body?: unknown): void {
    if (this.#readyState !== 1 || this.#sent) throw notOpened('send');
    const bodiless = this.#method === 'GET' || this.#method === 'HEAD';
    const { text, type } = extractBody(bodiless ? null : body);
    if (type !== null && !this.#headers.has('content-type')) this.#headers.set('content-type', type);
    this.#sent = true;
    const preflight = isListenedTo(this.upload);
    fire(this, new ProgressEvent('loadstart'));
    if (preflight) fire(this.upload, new ProgressEvent('loadstart'));
    this.#abortRequest = bridge.send(
      {
        method: this.#method,
        url: this.#url,
        headers: [...this.#headers],
        body: text,
        mode: 'cors',
        credentials: this.withCredentials ? 'include' : 'same-origin',
        keepalive: false,
        preflight,
      },
      (response) => (response ? this.#arrive(response, text.length) : this.#fail('error')),
    );
    if (this.timeout > 0) {
      this.#timer = bridge.post(
        () => {
          this.#abortRequest?.();
          this.#fail('timeout');
        },
        this.timeout,
        false,
      );
    }
  }

  abort(): void {
    const isInProgress = this.#sent && this.#readyState !== 4;
    this.#cancel();
    if (isInProgress) this.#fail('abort');
    this.#readyState = 0;
  }

  getResponseHeader(name: string): string | null {
    const wanted = `${name}`.toLowerCase();
    return this.#response?.headers.find(([other]) => other === wanted)?.[1] ?? null;
  }

  getAllResponseHeaders(): string {
    return (this.#response?.headers ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  #arrive(response: PageResponse, uploaded: number): void {
    this.#cancel();
    const progress = { loaded: response.body.length, total: response.body.length, lengthComputable: true };
    const sent = { loaded: uploaded, total: uploaded, lengthComputable: true };
    if (isListenedTo(this.upload)) {
      for (const type of ['progress', 'load', 'loadend']) fire(this.upload, new ProgressEvent(type, sent));
    }
    this.#response = response;
    // A listener may end this request by opening it again or aborting it.
    for (const state of [2, 3]) {
      this.#become(state);
      if (this.#response !== response) return;
    }
    if (response.body !== '') fire(this, new ProgressEvent('progress', progress));
    this.#finish();
    for (const type of ['load', 'loadend']) {
      if (this.#response === response) fire(this, new ProgressEvent(type, progress));
    }
  }

  #fail(type: 'error' | 'timeout' | 'abort'): void {
    this.#cancel();
    this.#response = null;
    this.#finish();
    for (const target of isListenedTo(this.upload) ? [this.upload, this] : [this]) {
      fire(target, new ProgressEvent(type));
      fire(target, new ProgressEvent('loadend'));
    }
  }

  #finish(): void {
    this.#sent = false;
    this.#become(4);
  }

  #become(state: number): void {
    this.#readyState = state;
    fire(this, new Event('readystatechange'));
  }

  #cancel(): void {
    this.#abortRequest?.();
    this.#abortRequest = null;
    if (this.#timer !== null) bridge.cancel(this.#timer);
    this.#timer = null;
  }

  override get [Symbol.toStringTag](): string {
    return 'XMLHttpRequest';
  }
}
declareHandlers(XMLHttpRequest.prototype, { onreadystatechange: null });
for (const [state, value] of Object.entries({ UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 })) {
  Object.defineProperty(XMLHttpRequest.prototype, state, { value, enumerable: true });
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  404: 'Not Found',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function notOpened(method: string): DOMException {
  return new DOMException(
    `Failed to execute '${method}' on 'XMLHttpRequest': The object's state must be OPENED.`,
    'InvalidStateError',
  );
}
