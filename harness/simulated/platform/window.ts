import type { Bridge, ErrorText, Platform } from '../bridge.ts';
import { AbortController, AbortSignal } from './abort.ts';
import { Blob } from './blob.ts';
import { bridge, connectBridge } from './connection.ts';
import { addSecureContextMethods, Crypto } from './crypto.ts';
import { Document, HTMLDocument } from './document.ts';
import { DOMException } from './dom-exception.ts';
import {
  Comment,
  createElement,
  DocumentFragment,
  Element,
  HTMLAnchorElement,
  HTMLElement,
  HTMLIFrameElement,
  HTMLImageElement,
  HTMLScriptElement,
  Node,
  Text,
} from './element.ts';
import { atob, btoa, TextDecoder, TextEncoder } from './encoding.ts';
import * as events from './events.ts';
import { fetch, Request, Response } from './fetch.ts';
import { Headers } from './headers.ts';
import { documentUrl, History, Location } from './location.ts';
import { MessageChannel, MessagePort } from './messaging.ts';
import { Navigator } from './navigator.ts';
import { IntersectionObserver, MutationObserver, PerformanceObserver, ResizeObserver } from './observers.ts';
import { Performance } from './performance.ts';
import { asBrowser, reportErrorsTo } from './script-calls.ts';
import { makeStorage, Storage } from './storage.ts';
import { structuredClone } from './structured-clone.ts';
import {
  clearTimer,
  queueMicrotask,
  requestAnimationFrame,
  requestIdleCallback,
  setInterval,
  setTimeout,
} from './timers.ts';
import { parseUrl, URL, URLSearchParams } from './url.ts';
import { XMLHttpRequest, XMLHttpRequestEventTarget, XMLHttpRequestUpload } from './xml-http-request.ts';

class Window extends events.EventTarget {
  override get [Symbol.toStringTag](): string {
    return 'Window';
  }
}
events.declareHandlers(Window.prototype, {
  onbeforeunload: null,
  onerror: null,
  onhashchange: null,
  onload: null,
  onmessage: null,
  onoffline: null,
  ononline: null,
  onpagehide: null,
  onpageshow: null,
  onpopstate: null,
  onstorage: null,
  onunhandledrejection: null,
  onunload: null,
});

const INTERFACES = {
  AbortController,
  AbortSignal,
  Blob,
  Comment,
  Crypto,
  CustomEvent: events.CustomEvent,
  DOMException,
  Document,
  DocumentFragment,
  Element,
  ErrorEvent: events.ErrorEvent,
  Event: events.Event,
  EventTarget: events.EventTarget,
  HTMLAnchorElement,
  HTMLDocument,
  HTMLElement,
  HTMLIFrameElement,
  HTMLImageElement,
  HTMLScriptElement,
  Headers,
  History,
  IntersectionObserver,
  Location,
  MessageChannel,
  MessageEvent: events.MessageEvent,
  MessagePort,
  MutationObserver,
  Navigator,
  Node,
  PageTransitionEvent: events.PageTransitionEvent,
  Performance,
  PerformanceObserver,
  PopStateEvent: events.PopStateEvent,
  ProgressEvent: events.ProgressEvent,
  PromiseRejectionEvent: events.PromiseRejectionEvent,
  Request,
  ResizeObserver,
  Response,
  Storage,
  StorageEvent: events.StorageEvent,
  Text,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  Window,
  XMLHttpRequest,
  XMLHttpRequestEventTarget,
  XMLHttpRequestUpload,
};

/** As in a browser, `new Image()` makes an HTMLImageElement. */
function Image(): HTMLElement {
  return createElement('img');
}
Image.prototype = HTMLImageElement.prototype;

/** Turns a realm’s global object into a browser’s window. */
export function installWindow(to: Bridge): Platform {
  connectBridge(to);
  const window = globalThis as unknown as events.EventTarget & Record<string, unknown>;
  inheritFrom(window, Window.prototype);

  const define = (name: string, descriptor: PropertyDescriptor): void => {
    Object.defineProperty(window, name, { configurable: true, enumerable: true, ...descriptor });
  };
  for (const [name, value] of Object.entries(INTERFACES)) {
    window[name] = value;
    // The bundler renames a class that refers to itself.
    if (value.name !== name) Object.defineProperty(value, 'name', { value: name, configurable: true });
  }

  // Events carry a time stamp, so this comes before anything that makes one.
  window['performance'] = new Performance();
  const location = new Location();
  const document = new HTMLDocument();
  const { sandboxed } = bridge.facts;
  const { protocol = '', hostname = '', origin = 'null' } = parseUrl(documentUrl()) ?? {};
  const isSecureContext = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');

  for (const name of ['window', 'document', 'location', 'top']) {
    const value = name === 'document' ? document : name === 'location' ? location : window;
    // As in a browser, these cannot be replaced.
    define(name, { get: () => value, set: () => undefined, configurable: false });
  }
  const areas = { localStorage: makeStorage(bridge.localStorage), sessionStorage: makeStorage(bridge.sessionStorage) };
  for (const [name, area] of Object.entries(areas)) {
    define(name, {
      get() {
        if (!sandboxed) return area;
        const message = `Failed to read the '${name}' property from 'Window': The document is sandboxed and lacks the 'allow-same-origin' flag.`;
        throw new DOMException(message, 'SecurityError');
      },
    });
  }
  const values = {
    self: window,
    frames: window,
    parent: window,
    opener: null,
    frameElement: null,
    name: '',
    closed: false,
    length: 0,
    origin: sandboxed ? 'null' : origin,
    isSecureContext,
    history: new History(),
    navigator: new Navigator(),
    crypto: isSecureContext ? addSecureContextMethods(new Crypto()) : new Crypto(),
    screen: { width: 1280, height: 720, availWidth: 1280, availHeight: 720, colorDepth: 24, pixelDepth: 24 },
    innerWidth: 1280,
    innerHeight: 720,
    outerWidth: 1280,
    outerHeight: 720,
    devicePixelRatio: 1,
    screenX: 0,
    screenY: 0,
    scrollX: 0,
    scrollY: 0,
    pageXOffset: 0,
    pageYOffset: 0,
    fetch,
    setTimeout,
    setInterval,
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    cancelAnimationFrame: clearTimer,
    cancelIdleCallback: clearTimer,
    requestAnimationFrame,
    requestIdleCallback,
    queueMicrotask,
    structuredClone,
    atob,
    btoa,
    reportError: (error: unknown) => report(error, documentUrl()),
    postMessage(message: unknown) {
      const data = structuredClone(message);
      const source = window;
      bridge.post(() => events.fire(window, new events.MessageEvent('message', { data, origin, source })), 0, false);
    },
    getComputedStyle: () => ({}),
    matchMedia: (media: string) => ({ matches: false, media, addListener() {}, addEventListener() {} }),
    getSelection: () => null,
    alert() {},
    confirm: () => false,
    prompt: () => null,
    open: () => null,
    close() {},
    stop() {},
    focus() {},
    blur() {},
    print() {},
    scroll() {},
    scrollTo() {},
    scrollBy() {},
    Image,
  };
  Object.assign(window, values);

  const report = (error: unknown, filename: string): void => {
    const message = `Uncaught ${thrownText(error)}`;
    events.fire(window, new events.ErrorEvent('error', { message, filename, error, cancelable: true }));
  };
  reportErrorsTo((error) => report(error, documentUrl()));

  const { stringify } = JSON;
  const { apply } = Reflect;
  const NativePromise = Promise;
  const { resolve } = NativePromise;
  const { then } = NativePromise.prototype;
  const asText = (error: unknown): ErrorText => {
    // Not `instanceof`: the compiler’s errors are not of this realm.
    const isError = typeof error === 'object' && error !== null && 'message' in error;
    if (!isError) return { name: 'Thrown', message: thrownText(error), stack: '' };
    const { name, message, stack } = error as Partial<Error>;
    return { name: `${name}`, message: `${message}`, stack: `${stack ?? ''}` };
  };

  return {
    promisePrototype: Promise.prototype,
    parse: JSON.parse,
    perform: asBrowser,
    report: (error, url) => asBrowser(() => report(error, url)),
    reportSyntaxError: (message, url) => asBrowser(() => report(new SyntaxError(message), url)),
    documentRead() {
      asBrowser(() => {
        Document.become(document, 'interactive');
        events.fire(document, new events.Event('DOMContentLoaded', { bubbles: true }));
      });
    },
    documentLoaded() {
      asBrowser(() => {
        Document.become(document, 'complete');
        events.fire(window, new events.Event('load'));
        events.fire(window, new events.PageTransitionEvent('pageshow'));
      });
    },
    leave() {
      asBrowser(() => {
        events.fire(window, new events.Event('beforeunload', { cancelable: true }));
        events.fire(window, new events.PageTransitionEvent('pagehide'));
        Document.hide(document);
        events.fire(window, new events.Event('unload'));
      });
    },
    settle(value, done) {
      const fulfilled = (result: unknown) => {
        try {
          done(stringify(result), undefined);
        } catch (error) {
          done(undefined, asText(error));
        }
      };
      const failed = (error: unknown) => done(undefined, asText(error));
      apply(then, apply(resolve, NativePromise, [value]), [fulfilled, failed]);
    },
    asText,
    storageChanged(key, oldValue, newValue, url) {
      const { localStorage: storageArea } = areas;
      asBrowser(() =>
        events.fire(window, new events.StorageEvent('storage', { key, oldValue, newValue, url, storageArea })),
      );
    },
    rejected(promise, reason) {
      const event = new events.PromiseRejectionEvent('unhandledrejection', { promise, reason, cancelable: true });
      asBrowser(() => events.fire(window, event));
    },
  };
}

/** Makes the global object inherit a prototype’s properties. A worker gets copies: its prototype is fixed. */
function inheritFrom(global: object, prototype: object): void {
  if (Reflect.setPrototypeOf(global, prototype)) return;
  const inherited: object = Object.getPrototypeOf(prototype);
  for (const owner of [inherited, prototype]) {
    Object.defineProperties(global, Object.getOwnPropertyDescriptors(owner));
  }
}

function thrownText(error: unknown): string {
  try {
    return `${error}`;
  } catch {
    return Object.prototype.toString.call(error);
  }
}
