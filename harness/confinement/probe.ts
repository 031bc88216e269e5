import { fork, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import inspector from 'node:inspector';
import net from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { lockDown } from './lockdown.ts';

// Attempts of a script that runs outside every realm, where a candidate’s scripts cannot get: see
// confined-process.test.ts.

const { execPath, kill, ppid } = process;
const HOST_FUNCTION = (Error as unknown as { constructor: new (code: string) => () => unknown }).constructor;

const ATTEMPTS = {
  'reads a file of the system': () => readFileSync('/etc/hosts', 'utf8'),
  'lists the home folder': () => readdirSync(homedir()),
  'lists its working folder': () => readdirSync('.'),
  'writes a file': () => writeFileSync(`${tmpdir()}/broken-out`, ''),
  'creates a folder': () => mkdtempSync(`${tmpdir()}/broken-out-`),
  'runs a command': () => spawnSync('/bin/echo', ['broken out']).error,
  'forks itself': () => fork(execPath),
  'starts a thread': () => new Worker('0', { eval: true }),
  'opens a debugger port': () => inspector.open(0, '127.0.0.1', false),
  'reads the environment': () => Object.keys(process.env).filter((name) => !/^(?:TZ|LANG|LC_ALL)$/.test(name)),
  'makes code from a string': () => new HOST_FUNCTION('return 1')(),
  'requests an internal binding of Node': () =>
    (process as unknown as { binding(name: string): unknown }).binding('fs'),
  'ends another process': () => process.kill(ppid, 0),
  'ends another process by a function it captured': () => Reflect.apply(kill, process, [ppid, 0]),
  'connects to an address': () => net.connect(9, '127.0.0.1'),
  'listens on a port': () => net.createServer().listen(0),
  'makes a request': () => http.get('http://127.0.0.1:9/'),
  'fetches an address': () => fetch('http://127.0.0.1:9/'),
  'looks up a host name': () => dns.lookup('localhost', () => undefined),
  'sends a datagram': () => dgram.createSocket('udp4').send('broken out', 9, '127.0.0.1'),
  'changes a method of every array': () => {
    Array.prototype.push = () => 0;
  },
  'never answers': () => {
    for (;;);
  },
  'fills its heap': () => {
    for (const chunks: number[][] = []; ; ) chunks.push(new Array(1e6).fill(0.5));
  },
  'fills memory outside its heap': () => {
    for (const chunks: Uint8Array[] = []; ; ) chunks.push(new Uint8Array(2 ** 27).fill(1));
  },
} satisfies Record<string, () => unknown>;

process.on('disconnect', () => process.exit());
process.on('message', ({ attempt }: { attempt: keyof typeof ATTEMPTS }) =>
  process.send?.(outcomeOf(ATTEMPTS[attempt])),
);
lockDown();

function outcomeOf(attempt: () => unknown): { refused?: string; done?: string } {
  try {
    const result = attempt();
    if (result instanceof Error) throw result;
    return { done: JSON.stringify(result) ?? 'done' };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
