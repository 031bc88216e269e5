import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { runInNewContext } from 'node:vm';

// A `node:vm` realm alone is not a security boundary: any host object that reaches a script leads to this process’s own
// `Function`. So that way is trapped here, and what a script could do with it is removed. Node’s own flags take care of
// files, other processes, threads, addons and code from strings: see confined-process.ts.

/** The exit code of a process that is stopped here. */
export const BREAKOUT_EXIT_CODE = 86;

const { reallyExit } = process as unknown as { reallyExit(code: number): never };

/** Ends this process at once, with the reason on stderr. */
function breakOut(by: string): never {
  writeSync(2, `A script of the candidate left its realm, and was stopped at ${by}.`);
  return Reflect.apply(reallyExit, process, [BREAKOUT_EXIT_CODE]);
}

/** Members of `process` that no code here needs once it is loaded. */
const UNNEEDED_PROCESS_MEMBERS = [
  '_debugEnd',
  '_debugProcess',
  '_getActiveHandles',
  '_getActiveRequests',
  '_kill',
  '_linkedBinding',
  '_rawDebug',
  'abort',
  'binding',
  'chdir',
  'dlopen',
  'execve',
  'exit',
  'getBuiltinModule',
  'initgroups',
  'kill',
  'loadEnvFile',
  'openStdin',
  'reallyExit',
  'setegid',
  'seteuid',
  'setgid',
  'setgroups',
  'setSourceMapsEnabled',
  'setuid',
  'setUncaughtExceptionCaptureCallback',
  'umask',
];

const UNNEEDED_GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'navigator', 'BroadcastChannel'];

/**
 * Removes from this process what no check needs. Must be called once everything is loaded, before a candidate’s first
 * script runs.
 */
export function lockDown(): void {
  for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) delete process.env[name]; // Added by the shell.
  for (const name of UNNEEDED_PROCESS_MEMBERS)
    if (name in process) replaceForGood(process, name, () => breakOut(`process.${name}`));
  for (const name of UNNEEDED_GLOBALS) if (name in globalThis) replaceForGood(globalThis, name, () => breakOut(name));
  closeNetwork();
  trapFunctionConstructors();
  freezeIntrinsics();
}

function replaceForGood(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: false, configurable: false, enumerable: false });
}

function closeNetwork(): void {
  const owners: Record<string, [owner: object, methods: readonly string[]]> = {
    'net.Socket': [net.Socket.prototype, ['connect']],
    'net.Server': [net.Server.prototype, ['listen']],
    'dgram.Socket': [dgram.Socket.prototype, ['bind', 'connect', 'send']],
    dns: [dns, Object.keys(dns).filter((name) => /^(?:lookup|resolve|reverse)/.test(name))],
    'dns.promises': [
      dns.promises,
      Object.keys(dns.promises).filter((name) => /^(?:lookup|resolve|reverse)/.test(name)),
    ],
  };
  for (const [what, [owner, methods]] of Object.entries(owners)) {
    for (const name of methods) replaceForGood(owner, name, () => breakOut(`${what}.${name}`));
  }
  syncBuiltinESMExports();
}

/** One function of each kind. The constructor on its prototype makes code from strings. */
const KINDS = [() => undefined, async () => undefined, function* () {}, async function* () {}];

function trapFunctionConstructors(): void {
  for (const one of KINDS) {
    function trap(): never {
      return breakOut('the constructor of functions');
    }
    replaceForGood(Object.getPrototypeOf(one), 'constructor', trap);
  }
}

/** Prototypes whose inherited properties other objects override by assignment. */
const OVERRIDDEN = [Object.prototype, Function.prototype, Error.prototype, TypeError.prototype, RangeError.prototype];

/**
 * Freezes the intrinsics, so that a script that holds a host object changes nothing that the harness’s code relies on.
 */
function freezeIntrinsics(): void {
  for (const owner of OVERRIDDEN) keepOverridable(owner);
  // An empty realm has the language’s globals and none of Node’s.
  const names = Object.getOwnPropertyNames(runInNewContext('globalThis')).filter((name) => name !== 'globalThis');
  const hidden = [
    ...KINDS.map((one) => Object.getPrototypeOf(one)),
    ...KINDS.slice(2).map((one) => Object.getPrototypeOf(one.prototype)),
    ...[[].values(), new Map().values(), new Set().values(), ''.matchAll(/./g), ''[Symbol.iterator]()].map((iterator) =>
      Object.getPrototypeOf(iterator),
    ),
    Object.getPrototypeOf(Uint8Array),
  ];
  const globals = globalThis as unknown as Record<string, unknown>;
  const waiting: unknown[] = [...names.map((name) => globals[name]), ...hidden];
  const seen = new Set<unknown>([globalThis, process]);
  for (let value = waiting.pop(); value !== undefined || waiting.length > 0; value = waiting.pop()) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      waiting.push(inner, get, set);
    }
    waiting.push(Object.getPrototypeOf(value));
    // A view of memory cannot be frozen.
    if (!ArrayBuffer.isView(value)) Object.freeze(value);
  }
}

/** Lets inheriting objects still override a property by assignment, which a frozen property would prevent. */
function keepOverridable(owner: object): void {
  for (const key of Reflect.ownKeys(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (!descriptor?.configurable || !('value' in descriptor)) continue;
    const { value, enumerable = false } = descriptor;
    Object.defineProperty(owner, key, {
      get: () => value,
      set(this: object, own: unknown) {
        if (this === owner) throw new TypeError(`${String(key)} is frozen`);
        Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
      },
      enumerable,
      configurable: false,
    });
  }
}
