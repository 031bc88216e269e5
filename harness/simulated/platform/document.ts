import { bridge } from './connection.ts';
import { DOMException } from './dom-exception.ts';
import {
  Comment,
  createElement,
  DocumentFragment,
  type Element,
  type HTMLElement,
  HTMLScriptElement,
  Node,
  Text,
} from './element.ts';
import { CustomEvent, declareHandlers, EVENT_PARENT, Event, type EventTarget, fire } from './events.ts';
import { documentUrl, type Location } from './location.ts';

export class Document extends Node {
  readonly documentElement: HTMLElement;
  readonly head: HTMLElement;
  /** `null` while the scripts in the head run. */
  body: HTMLElement | null = null;
  title: string;
  readonly referrer = '';
  readonly compatMode = 'CSS1Compat';
  readonly characterSet = 'UTF-8';
  readonly contentType = 'text/html';
  readonly currentScript = null;
  readonly activeElement = null;
  readyState: 'loading' | 'interactive' | 'complete' = 'loading';
  visibilityState: 'visible' | 'hidden' = 'visible';

  constructor() {
    super();
    const { title, scripts } = bridge.facts;
    this.title = title;
    this.documentElement = this.appendChild(this.createElement('html'));
    this.documentElement.setAttribute('lang', 'en');
    this.head = this.documentElement.appendChild(this.createElement('head'));
    for (const url of scripts) this.head.appendChild(HTMLScriptElement.included(url));
  }

  override get nodeType(): number {
    return 9;
  }

  override get nodeName(): string {
    return '#document';
  }

  get cookie(): string {
    if (bridge.facts.sandboxed) throw denied('read');
    return bridge.readCookies();
  }

  set cookie(text: string) {
    if (bridge.facts.sandboxed) throw denied('set');
    bridge.writeCookie(`${text}`);
  }

  get location(): Location {
    return globalThis.location as unknown as Location;
  }

  get defaultView(): unknown {
    return globalThis;
  }

  get URL(): string {
    return documentUrl();
  }

  get documentURI(): string {
    return documentUrl();
  }

  get baseURI(): string {
    return documentUrl();
  }

  get domain(): string {
    return this.location.hostname;
  }

  get hidden(): boolean {
    return this.visibilityState === 'hidden';
  }

  get scripts(): Element[] {
    return this.getElementsByTagName('script');
  }

  hasFocus(): boolean {
    return true;
  }

  createElement(name: string): HTMLElement {
    const element = createElement(`${name}`);
    element.ownerDocument = this;
    return element;
  }

  createElementNS(_namespace: string, name: string): HTMLElement {
    return this.createElement(name);
  }

  createTextNode(text: string): Text {
    return new Text(`${text}`);
  }

  createComment(text: string): Comment {
    return new Comment(`${text}`);
  }

  createDocumentFragment(): DocumentFragment {
    return new DocumentFragment();
  }

  createEvent(kind: string): Event {
    return `${kind}` === 'CustomEvent' ? new CustomEvent('') : new Event('');
  }

  getElementById(id: string): Element | null {
    return this.querySelector(`[id="${id}"]`);
  }

  /** Moves to the next ready state. */
  static become(document: Document, state: 'interactive' | 'complete'): void {
    if (state === 'interactive') document.body ??= document.documentElement.appendChild(document.createElement('body'));
    document.readyState = state;
    fire(document, new Event('readystatechange'));
  }

  static hide(document: Document): void {
    document.visibilityState = 'hidden';
    fire(document, new Event('visibilitychange', { bubbles: true }));
  }

  override [EVENT_PARENT](event: Event): EventTarget | null {
    return event.type === 'load' ? null : (globalThis as unknown as EventTarget);
  }
}
declareHandlers(Document.prototype, {
  onreadystatechange: null,
  onvisibilitychange: null,
  onclick: null,
  onload: null,
  onerror: null,
});

export class HTMLDocument extends Document {}

function denied(action: string): DOMException {
  return new DOMException(
    `Failed to ${action} the 'cookie' property on 'Document': The document is sandboxed and lacks the 'allow-same-origin' flag.`,
    'SecurityError',
  );
}
