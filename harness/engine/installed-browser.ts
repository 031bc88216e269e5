import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserType, chromium, firefox, webkit } from '@playwright/test';
import { UsageError } from '../../evidence/fault.ts';
import { INSTALL_ENGINES } from '../candidate/run-command.ts';

/** The engines that are real browsers. */
export type RealEngine = 'chromium' | 'firefox' | 'webkit';

export const REAL_ENGINES: readonly RealEngine[] = ['chromium', 'firefox', 'webkit'];

/** A browser found on this machine. */
export interface InstalledBrowser {
  path: string;
  /** `playwright` for one of Playwright’s own builds, `system` for one from the system’s packages. */
  from: 'playwright' | 'system';
}

const PLAYWRIGHT: Record<RealEngine, BrowserType> = { chromium, firefox, webkit };

const MINI_BROWSER = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].flatMap((api) =>
  ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib'].map(
    (root) => `${root}/${api}/MiniBrowser`,
  ),
);

/** The paths of usable browsers from the system’s packages, best first. The headless shell starts fastest. */
const SYSTEM: Record<RealEngine, readonly string[]> = {
  chromium: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  webkit: MINI_BROWSER,
};

/** Debian’s packages for each engine. */
export const DEBIAN_PACKAGES: Record<RealEngine, readonly string[]> = {
  chromium: ['chromium-headless-shell'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** The browser that an engine would use on this machine, or `null` if there is none. */
export function findBrowser(engine: RealEngine): InstalledBrowser | null {
  const own = playwrightBuild(engine);
  if (own) return { path: own, from: 'playwright' };
  const path = SYSTEM[engine].find(existsSync);
  if (!path || (engine === 'webkit' && !existsSync(XVFB))) return null;
  return { path, from: 'system' };
}

/** The browser that an engine uses on this machine. Throws UsageError if there is none. */
export function requireBrowser(engine: RealEngine): InstalledBrowser {
  const found = findBrowser(engine);
  if (found) return found;
  throw new UsageError({
    expected: `${engine}: Playwright’s build, or the system’s (${DEBIAN_PACKAGES[engine].join(', ')})`,
    seen: 'neither on this machine',
    next: INSTALL_ENGINES,
  });
}

export const XVFB = '/usr/bin/Xvfb';

/** The version of a system browser’s package, in the system’s spelling; `null` if it cannot be determined. */
export function systemVersion(path: string): string | null {
  try {
    const owner =
      execFileSync('dpkg-query', ['--search', path], { encoding: 'utf8', stdio: 'pipe' }).split(':')[0] ?? '';
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query’s own placeholder
    return execFileSync('dpkg-query', ['--show', '--showformat', '${Version}', owner], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch {
    return null;
  }
}

function playwrightBuild(engine: RealEngine): string | null {
  // For headless Chromium this is the headless build, the one that Playwright installs by default.
  const path = PLAYWRIGHT[engine].executablePath();
  return existsSync(path) ? path : null;
}
