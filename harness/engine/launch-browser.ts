import { fileURLToPath } from 'node:url';
import { chromium, firefox, webkit } from '@playwright/test';
import { EngineLimit } from '../../evidence/fault.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import { BidiRelay } from './bidi-relay.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { type InstalledBrowser, type RealEngine, requireBrowser, systemVersion } from './installed-browser.ts';
import { PlaywrightEngine } from './playwright-engine.ts';

/** Starts a browser as an engine: see {@link import('./launch.ts').launchEngine}. */
export async function launchBrowser(name: RealEngine, exchange: Exchange, options: EngineOptions): Promise<Engine> {
  const found = requireBrowser(name);
  switch (name) {
    case 'chromium':
      return launchChromium(found, exchange, options);
    case 'firefox':
      return launchFirefox(found, exchange, options);
    case 'webkit':
      return launchWebKit(found, exchange, options);
  }
}

// The proxy stops a browser’s own requests. These switches keep it from making them.
const QUIET_CHROMIUM = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

// In megabytes: a candidate that exhausts its heap ends its renderer, not the machine.
const BOUNDED_HEAP = '--js-flags=--max-old-space-size=512';

// Every session has a site of its own, and a process for each site would cost more than the page itself. An engine’s
// pages all belong to one candidate, so there is nothing to isolate.
const ONE_RENDERER = ['--disable-site-isolation-trials', '--renderer-process-limit=1'];

async function launchChromium(found: InstalledBrowser, exchange: Exchange, options: EngineOptions): Promise<Engine> {
  const blocked = options.cookies === 'blocked' ? ['--blink-settings=cookieEnabled=false'] : [];
  const browser = await chromium.launch({
    ...executable(found),
    args: [...QUIET_CHROMIUM, ...ONE_RENDERER, BOUNDED_HEAP, ...blocked],
  });
  return playwrightEngine('chromium', `Chromium ${browser.version()}`, found, browser, exchange);
}

const QUIET_FIREFOX = {
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

/** The same for Firefox, for the same reason. */
const ONE_CONTENT_PROCESS = {
  'dom.ipc.processCount': 1,
  'fission.autostart': false,
};

async function launchFirefox(found: InstalledBrowser, exchange: Exchange, options: EngineOptions): Promise<Engine> {
  const blocked = options.cookies === 'blocked' ? { 'network.cookie.cookieBehavior': 2 } : {};
  const firefoxUserPrefs = { ...QUIET_FIREFOX, ...ONE_CONTENT_PROCESS, ...blocked };
  if (found.from === 'playwright') {
    const browser = await firefox.launch({ firefoxUserPrefs });
    return playwrightEngine('firefox', `Firefox ${browser.version()}`, found, browser, exchange);
  }
  const relay = await BidiRelay.start();
  const browser = await firefox.launch({
    firefoxUserPrefs,
    // A stock Firefox speaks WebDriver BiDi, which Playwright uses for this channel only.
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('firefox-behind-relay.sh', import.meta.url)),
    env: { ...process.env, FIREFOX: found.path, RELAY: `${relay.port}` },
  });
  browser.on('disconnected', () => relay.close());
  return playwrightEngine('firefox', `Firefox ${browser.version()}`, found, browser, exchange);
}

async function launchWebKit(found: InstalledBrowser, exchange: Exchange, options: EngineOptions): Promise<Engine> {
  if (found.from === 'system') {
    const { WebKitGtk } = await import('./webkit-gtk.ts');
    return WebKitGtk.launch(found, exchange, options);
  }
  if (options.cookies === 'blocked')
    throw new EngineLimit('Playwright’s WebKit build has no switch that blocks cookies');
  const browser = await webkit.launch();
  return playwrightEngine('webkit', `WebKit ${browser.version()}`, found, browser, exchange);
}

async function playwrightEngine(
  name: RealEngine,
  product: string,
  found: InstalledBrowser,
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  exchange: Exchange,
): Promise<Engine> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, proxy: { server: exchange.proxyUrl } });
  const origin =
    found.from === 'playwright' ? 'Playwright’s build' : `system package ${systemVersion(found.path) ?? found.path}`;
  return new PlaywrightEngine(name, `${product} (${origin})`, browser, context);
}

/** Playwright finds its own builds, and uses its headless build for Chromium. */
function executable(found: InstalledBrowser): { executablePath?: string } {
  return found.from === 'system' ? { executablePath: found.path } : {};
}
