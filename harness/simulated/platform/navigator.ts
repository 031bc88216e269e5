import { extractBody } from './blob.ts';
import { bridge } from './connection.ts';
import { documentUrl } from './location.ts';
import { resolve } from './url.ts';

const BEACON_LIMIT = 64 * 1024;

export class Navigator {
  get userAgent(): string {
    return bridge.facts.userAgent;
  }

  get appVersion(): string {
    return this.userAgent.replace(/^Mozilla\//, '');
  }

  get appName(): string {
    return 'Netscape';
  }

  get appCodeName(): string {
    return 'Mozilla';
  }

  get product(): string {
    return 'Gecko';
  }

  get vendor(): string {
    return '';
  }

  get platform(): string {
    return 'Linux x86_64';
  }

  get language(): string {
    return 'en-US';
  }

  get languages(): readonly string[] {
    return Object.freeze(['en-US', 'en']);
  }

  get onLine(): boolean {
    return true;
  }

  get cookieEnabled(): boolean {
    return !bridge.facts.cookiesBlocked;
  }

  get doNotTrack(): null {
    return null;
  }

  get hardwareConcurrency(): number {
    return 1;
  }

  get maxTouchPoints(): number {
    return 0;
  }

  get webdriver(): boolean {
    return true;
  }

  sendBeacon(url: string, data?: unknown): boolean {
    const resolved = resolve(url, documentUrl());
    if (resolved === null || !/^https?:/.test(resolved)) {
      throw new TypeError(`Failed to execute 'sendBeacon' on 'Navigator': Beacons are only supported over HTTP(S).`);
    }
    const { text, type } = extractBody(data);
    if (bridge.encodeUtf8(text).byteLength > BEACON_LIMIT) return false;
    bridge.send(
      {
        method: 'POST',
        url: resolved,
        headers: type === null ? [] : [['content-type', type]],
        body: text,
        // Only a content type that a form could not have needs CORS.
        mode:
          type !== null && /^(?!application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(type)
            ? 'cors'
            : 'no-cors',
        credentials: 'include',
        keepalive: true,
        preflight: false,
      },
      () => undefined,
    );
    return true;
  }

  get [Symbol.toStringTag](): string {
    return 'Navigator';
  }
}
