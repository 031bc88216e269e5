import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type Page, webkit } from '@playwright/test';
import { HarnessFault } from '../../evidence/fault.ts';
import { InspectorTransport } from './inspector-transport.ts';

export interface MiniBrowserOptions {
  path: string;
  display: string;
  proxyUrl: string;
  cookies: 'kept' | 'blocked';
  /** A file to show in the first tab instead of an empty page, since no page may navigate to a file. */
  file?: string;
}

const START_TIMEOUT = 60_000;
const START_ATTEMPTS = 3;

/**
 * A stock WebKitGTK, driven by Playwright’s own `Page` through the inspector socket that MiniBrowser opens. Each tab
 * has an inspector connection of its own. The other tabs are opened from the first one, which stays as it is.
 */
export class MiniBrowser {
  readonly #process: ChildProcess;
  readonly #port: number;
  readonly #attached = new Set<string>();
  readonly #connections: Browser[] = [];
  #firstTab: Page | undefined;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#port = port;
  }

  static async launch(options: MiniBrowserOptions, attempts = START_ATTEMPTS): Promise<MiniBrowser> {
    const port = await freePort();
    const args = [
      '--private',
      '--enable-page-cache=false',
      '--javascript-can-open-windows-automatically=true',
      '--ignore-tls-errors',
      `--proxy=${options.proxyUrl}`,
      ...(options.cookies === 'blocked' ? ['--cookies-policy=never'] : []),
      options.file ?? 'about:blank',
    ];
    // With setpriv, the browser does not outlive a worker that is killed.
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', options.path, ...args], {
      env: {
        ...process.env,
        DISPLAY: options.display,
        GDK_BACKEND: 'x11',
        LANG: 'en_US.UTF-8',
        NO_AT_BRIDGE: '1',
        WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errorOutput = '';
    child.stderr.on('data', (data) => {
      errorOutput += data;
    });
    const browser = new MiniBrowser(child, port);
    try {
      browser.#firstTab = await browser.#attach();
      return browser;
    } catch (error) {
      await browser.close();
      if (attempts > 1 && errorOutput.includes('Address already in use'))
        return MiniBrowser.launch(options, attempts - 1);
      throw new HarnessFault(`MiniBrowser did not start: ${(error as Error).message}\n${errorOutput.trim()}`);
    }
  }

  /** Opens a tab. Not with `noopener`: that swaps processes under the attaching connection. */
  async tab(): Promise<Page> {
    await this.firstTab.evaluate('{ const tab = window.open("about:blank"); tab.opener = null; }');
    return this.#attach();
  }

  /** The tab that the browser started with. */
  get firstTab(): Page {
    if (!this.#firstTab) throw new HarnessFault('MiniBrowser shows no tab.');
    return this.#firstTab;
  }

  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const gone = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await gone;
    }
    for (const connection of this.#connections) await connection.close().catch(() => undefined);
  }

  /** Connects to the newest tab, once the inspector lists it. */
  async #attach(): Promise<Page> {
    for (const end = performance.now() + START_TIMEOUT; performance.now() < end; await wait(10)) {
      if (this.#process.exitCode !== null) throw new Error(`it ended with ${this.#process.exitCode}`);
      const target = (await this.#targets()).find((found) => !this.#attached.has(found));
      if (!target) continue;
      this.#attached.add(target);
      const connection = await webkit.connectOverCDP(new InspectorTransport(`ws://127.0.0.1:${this.#port}${target}`));
      this.#connections.push(connection);
      const page = connection.contexts()[0]?.pages()[0];
      if (page) return page;
      throw new Error('the inspector showed a tab without a page');
    }
    throw new Error('the inspector showed no page');
  }

  async #targets(): Promise<string[]> {
    try {
      const list = await fetch(`http://127.0.0.1:${this.#port}/`);
      return [...(await list.text()).matchAll(/\/socket\/\d+\/\d+\/WebPage/g)].map(([path]) => path);
    } catch {
      return []; // Not listening yet.
    }
  }
}

/**
 * Navigates as if the URL was typed. Playwright’s own `goto` waits for a frame id that a process swap changes, and
 * sends a referrer, which a typed URL does not have.
 */
export async function typeAddress(page: Page, url: string): Promise<void> {
  const arrived = page.waitForNavigation({ waitUntil: 'load', timeout: 0 });
  // The script may end with the page that it leaves. That is the navigation, not a fault.
  const left = page.evaluate(
    `{
      const policy = document.createElement('meta');
      policy.name = 'referrer';
      policy.content = 'no-referrer';
      document.documentElement.append(policy);
      location.href = ${JSON.stringify(url)};
    }`,
  );
  await Promise.all([arrived, left.catch(() => undefined)]);
}

// Below the range that systems use for outgoing connections, so that none takes the port before the browser binds to
// it. The process id spreads workers over the range.
let nextPort = 20_000 + (process.pid % 120) * 100;

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++;
    const server = net.createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
