import { spawnSync } from 'node:child_process';
import { DEBIAN_PACKAGES, findBrowser, REAL_ENGINES, type RealEngine, systemVersion } from './installed-browser.ts';

/**
 * Installs the missing browsers, and prints what it does. Installed browsers are left alone, so a second run costs
 * nothing. Returns the engines whose browser is still missing.
 */
export function installMissing(print: (line: string) => void): RealEngine[] {
  let missing = REAL_ENGINES.filter((engine) => !findBrowser(engine));
  if (missing.length > 0) missing = install(missing, 'Playwright’s own builds', installPlaywrightBuilds, print);
  if (missing.length > 0) missing = install(missing, 'the system’s packages', installDebianPackages, print);
  return missing;
}

/** The commands that install these engines by hand; which one works depends on the machine. */
export function manualInstallCommands(missing: readonly RealEngine[]): string[] {
  return [
    `npx playwright install --with-deps ${missing.join(' ')}`,
    `apt-get install --no-install-recommends ${packagesFor(missing).join(' ')}`,
  ];
}

/** Describes an engine’s browser: its origin and path; `null` if there is none. */
export function describeBrowser(engine: RealEngine): string | null {
  const found = findBrowser(engine);
  if (!found) return null;
  const version = found.from === 'system' ? ` ${systemVersion(found.path) ?? ''}`.trimEnd() : '';
  return `${found.from === 'playwright' ? 'Playwright’s build' : `system package${version}`}, ${found.path}`;
}

/** Tries one way to install what is missing. Returns what is missing afterwards. */
function install(
  missing: readonly RealEngine[],
  from: string,
  installFrom: (missing: readonly RealEngine[]) => string | null,
  print: (line: string) => void,
): RealEngine[] {
  print(`Installing ${missing.join(', ')} from ${from} …`);
  const failed = installFrom(missing);
  if (failed) print(`  not from there: ${failed}`);
  return missing.filter((engine) => !findBrowser(engine));
}

function installPlaywrightBuilds(missing: readonly RealEngine[]): string | null {
  // Installing their system libraries needs an administrator, which a build server is.
  const withLibraries = process.platform === 'linux' && (isRoot() || process.env.CI) ? ['--with-deps'] : [];
  return run('npx', ['playwright', 'install', ...withLibraries, ...missing]);
}

function installDebianPackages(missing: readonly RealEngine[]): string | null {
  if (spawnSync('apt-get', ['--version']).error) return 'this system has no apt-get';
  const administrator = isRoot() ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]): string | null => {
    const [command = 'apt-get', ...rest] = [...administrator, 'apt-get', ...args];
    return run(command, rest);
  };
  return apt('update', '-qq') ?? apt('install', '-y', '-qq', '--no-install-recommends', ...packagesFor(missing));
}

function packagesFor(missing: readonly RealEngine[]): string[] {
  return missing.flatMap((engine) => DEBIAN_PACKAGES[engine]);
}

/** Runs a command without a prompt. Returns the first error that it printed, or `null` if it succeeded. */
function run(command: string, args: readonly string[]): string | null {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return null;
  const errorLine = `${stderr}\n${stdout}`.split('\n').find((line) => /error|unable|not found/i.test(line));
  return error?.message ?? errorLine?.trim() ?? `${command} ended with ${status}`;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
