import { bridge } from './connection.ts';
import { declareHandlers, EVENT_PARENT, Event, EventTarget, fire } from './events.ts';
import { documentUrl } from './location.ts';
import { callScript } from './script-calls.ts';
import { compileSelectors, type Selectable } from './selector.ts';
import { parseUrl, resolve } from './url.ts';

// A DOM tree without a parser or layout: scripts can build it, walk it and listen for events.

export class Node extends EventTarget {
  parentNode: Node | null = null;
  readonly childNodes: Node[] = [];
  ownerDocument: Node | null = null;

  get nodeType(): number {
    return 1;
  }

  get nodeName(): string {
    return '';
  }

  get parentElement(): Element | null {
    return this.parentNode instanceof Element ? this.parentNode : null;
  }

  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): Node | null {
    return this.childNodes.at(-1) ?? null;
  }

  get nextSibling(): Node | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get children(): Element[] {
    return this.childNodes.filter((child): child is Element => child instanceof Element);
  }

  get isConnected(): boolean {
    return this.nodeType === 9 || this.parentNode?.isConnected === true;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    for (const child of [...this.childNodes]) this.removeChild(child);
    if (`${text}` !== '') this.appendChild(new Text(`${text}`));
  }

  contains(other: Node | null): boolean {
    for (let node = other; node; node = node.parentNode) if (node === this) return true;
    return false;
  }

  appendChild<Child extends Node>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends Node>(child: Child, before: Node | null): Child {
    const inserted = child instanceof DocumentFragment ? [...child.childNodes] : [child];
    for (const node of inserted) {
      node.parentNode?.removeChild(node);
      const index = before ? this.childNodes.indexOf(before) : -1;
      this.childNodes.splice(index < 0 ? this.childNodes.length : index, 0, node);
      node.parentNode = this;
      if (node instanceof HTMLScriptElement && this.isConnected) HTMLScriptElement.start(node);
    }
    return child;
  }

  replaceChild<Child extends Node>(child: Node, old: Child): Child {
    this.insertBefore(child, old);
    return this.removeChild(old);
  }

  removeChild<Child extends Node>(child: Child): Child {
    const index = this.childNodes.indexOf(child);
    if (index >= 0) this.childNodes.splice(index, 1);
    child.parentNode = null;
    return child;
  }

  append(...nodes: (Node | string)[]): void {
    for (const node of nodes) this.appendChild(node instanceof Node ? node : new Text(`${node}`));
  }

  prepend(...nodes: (Node | string)[]): void {
    const first = this.firstChild;
    for (const node of nodes) this.insertBefore(node instanceof Node ? node : new Text(`${node}`), first);
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  querySelector(selectors: string): Element | null {
    return this.querySelectorAll(selectors)[0] ?? null;
  }

  querySelectorAll(selectors: string): Element[] {
    return this.#descendants(compileSelectors(`${selectors}`));
  }

  getElementsByTagName(name: string): Element[] {
    return this.querySelectorAll(`${name}`);
  }

  getElementsByClassName(names: string): Element[] {
    return this.querySelectorAll(`${names}`.trim().replace(/^|\s+/g, '.'));
  }

  #descendants(matches: (element: Selectable) => boolean): Element[] {
    return this.children.flatMap((child) => [...(matches(child) ? [child] : []), ...child.#descendants(matches)]);
  }

  [EVENT_PARENT](_event: Event): EventTarget | null {
    return this.parentNode;
  }

  override get [Symbol.toStringTag](): string {
    return this.constructor.name;
  }
}

export class Text extends Node {
  override get nodeType(): number {
    return 3;
  }

  override get nodeName(): string {
    return '#text';
  }

  data: string;

  constructor(data = '') {
    super();
    this.data = data;
  }

  override get textContent(): string {
    return this.data;
  }

  override set textContent(text: string) {
    this.data = `${text}`;
  }
}

export class Comment extends Text {
  override get textContent(): string {
    return '';
  }
}

export class DocumentFragment extends Node {
  override get nodeType(): number {
    return 11;
  }

  override get nodeName(): string {
    return '#document-fragment';
  }
}

export class Element extends Node {
  readonly localName: string;
  readonly tagName: string;
  #attributes: Map<string, string> | undefined;

  constructor(name: string) {
    super();
    this.localName = name.toLowerCase();
    this.tagName = name.toUpperCase();
  }

  override get nodeName(): string {
    return this.tagName;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get innerHTML(): string {
    return this.textContent;
  }

  set innerHTML(markup: string) {
    this.textContent = markup;
  }

  getAttribute(name: string): string | null {
    return this.#attributes?.get(`${name}`.toLowerCase()) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes ??= new Map();
    this.#attributes.set(`${name}`.toLowerCase(), `${value}`);
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  removeAttribute(name: string): void {
    this.#attributes?.delete(`${name}`.toLowerCase());
  }

  matches(selectors: string): boolean {
    return compileSelectors(`${selectors}`)(this);
  }

  closest(selectors: string): Element | null {
    const matches = compileSelectors(`${selectors}`);
    for (let element: Element | null = this; element; element = element.parentElement) {
      if (matches(element)) return element;
    }
    return null;
  }

  getBoundingClientRect(): object {
    return { x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 };
  }
}

export class HTMLElement extends Element {
  #style: Record<string, unknown> | undefined;
  #dataset: Record<string, string> | undefined;

  /** Stored without any effect. */
  get style(): Record<string, unknown> {
    this.#style ??= {};
    return this.#style;
  }

  get dataset(): Record<string, string> {
    this.#dataset ??= {};
    return this.#dataset;
  }

  get innerText(): string {
    return this.textContent;
  }

  set innerText(text: string) {
    this.textContent = text;
  }

  click(): void {
    fire(this, new Event('click', { bubbles: true, cancelable: true }));
  }

  focus(): void {}
  blur(): void {}
}
declareHandlers(HTMLElement.prototype, { onload: null, onerror: null, onclick: null, onchange: null, onsubmit: null });

export class HTMLAnchorElement extends HTMLElement {
  get href(): string {
    const url = this.getAttribute('href');
    return url === null ? '' : (resolve(url, documentUrl()) ?? url);
  }

  set href(url: string) {
    this.setAttribute('href', url);
  }

  get protocol(): string {
    return parseUrl(this.href)?.protocol ?? ':';
  }

  get host(): string {
    return parseUrl(this.href)?.host ?? '';
  }

  get hostname(): string {
    return parseUrl(this.href)?.hostname ?? '';
  }

  get port(): string {
    return parseUrl(this.href)?.port ?? '';
  }

  get pathname(): string {
    return parseUrl(this.href)?.pathname ?? '';
  }

  get search(): string {
    return parseUrl(this.href)?.search ?? '';
  }

  get hash(): string {
    return parseUrl(this.href)?.hash ?? '';
  }

  get origin(): string {
    return parseUrl(this.href)?.origin ?? '';
  }

  override toString(): string {
    return this.href;
  }
}

/**
 * Makes an element’s request: no-cors, with credentials. `arrived` gets `null` for a network error or an error status.
 */
function load(url: string, arrived: (body: string | null, type: string) => void): void {
  const request = { method: 'GET', url, headers: [], body: '', keepalive: false, preflight: false } as const;
  bridge.send({ ...request, mode: 'no-cors', credentials: 'include' }, (response) => {
    const type = response?.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
    arrived(response && response.status < 400 ? response.body : null, type);
  });
}

export class HTMLImageElement extends HTMLElement {
  complete = true;

  get src(): string {
    const url = this.getAttribute('src');
    return url === null ? '' : (resolve(url, documentUrl()) ?? url);
  }

  set src(value: string) {
    this.setAttribute('src', value);
    const url = resolve(value, documentUrl());
    if (url === null || !/^https?:/.test(url)) return;
    this.complete = false;
    load(url, (body, type) => {
      this.complete = true;
      fire(this, new Event(body !== null && type.startsWith('image/') ? 'load' : 'error'));
    });
  }
}

/** A script element. One that a script adds is fetched and run, as in a browser. */
export class HTMLScriptElement extends HTMLElement {
  type = '';
  async = true;
  defer = false;
  crossOrigin: string | null = null;
  integrity = '';
  #started = false;

  get src(): string {
    const url = this.getAttribute('src');
    return url === null ? '' : (resolve(url, documentUrl()) ?? url);
  }

  set src(url: string) {
    this.setAttribute('src', url);
    if (this.isConnected) HTMLScriptElement.start(this);
  }

  get text(): string {
    return this.textContent;
  }

  set text(source: string) {
    this.textContent = source;
  }

  /** Makes the element of a script that the page itself includes, which runs without it. */
  static included(url: string): HTMLScriptElement {
    const script = new HTMLScriptElement('script');
    script.#started = true;
    script.src = url;
    return script;
  }

  static start(script: HTMLScriptElement): void {
    const { src, text } = script;
    if (script.#started || !/^(?:|(?:text|application)\/javascript)$/i.test(script.type)) return;
    if (src === '' && text === '') return;
    script.#started = true;
    if (src === '') callScript(bridge.run, bridge, [text, documentUrl()]);
    else if (/^https?:/.test(src)) {
      load(src, (body) => {
        if (body !== null) callScript(bridge.run, bridge, [body, src]);
        fire(script, new Event(body === null ? 'error' : 'load'));
      });
    }
  }
}

export class HTMLIFrameElement extends HTMLElement {
  readonly contentWindow = null;
  readonly contentDocument = null;
  src = '';
}

export function createElement(name: string): HTMLElement {
  switch (name.toLowerCase()) {
    case 'a':
      return new HTMLAnchorElement(name);
    case 'img':
      return new HTMLImageElement(name);
    case 'script':
      return new HTMLScriptElement(name);
    case 'iframe':
      return new HTMLIFrameElement(name);
    default:
      return new HTMLElement(name);
  }
}
