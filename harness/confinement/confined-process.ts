import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Verdict } from '../../evidence/verdict.ts';
import { bundledProcess } from './bundled-process.ts';
import { BREAKOUT_EXIT_CODE } from './lockdown.ts';

/** What a candidate fills ends its own process, and not the machine. In megabytes. */
interface Memory {
  heap: number;
  /** All that it may write to, the heap included. */
  data: number;
}

const MEMORY: Memory = { heap: 512, data: 2048 };

/** Characters of what a process last said that are kept, for what ended it, and that are shown where nothing did. */
const STDERR_TAIL = { kept: 16_384, shown: 2000 };

/** How a process ended before it answered. */
export interface ProcessEnd {
  verdict: Verdict;
  message: string;
}

/** Variables that say where on earth a process is. It gets no other. */
const LOCALE_VARIABLES = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot'];

/**
 * A process for code that nobody vouches for: it reads one file, its own code; writes none; starts no process and no
 * thread; loads no addon; makes no code from strings; has an empty environment and bounded memory, and, where the system
 * lets anybody have one, a network of its own with nothing in it. What its module takes away by itself is said in
 * lockdown.ts. It is asked one thing at a time, and ended where an answer does not come.
 */
export class ConfinedProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<ProcessEnd>;
  #stderrTail = '';
  #reason: ProcessEnd | undefined;
  #onAnswer: (answer: unknown) => void = () => undefined;

  private constructor(source: string, memory: Memory) {
    this.#folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'confined-'));
    const file = path.join(this.#folder, 'process.mjs');
    writeFileSync(file, source);
    const [command = process.execPath, ...args] = commandLine(file, memory);
    const env = Object.fromEntries(
      LOCALE_VARIABLES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    );
    this.#child = spawn(command, args, { cwd: this.#folder, env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#stderrTail = (this.#stderrTail + chunk).slice(-STDERR_TAIL.kept);
    });
    this.#child.on('message', (message) => this.#onAnswer(message));
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', ({ message }) => resolve({ verdict: 'harness-error', message }));
      this.#child.once('close', (code, signal) => resolve(this.#reason ?? this.#end(code, signal)));
    });
  }

  /** Starts a process that runs a module, given by its path without an extension. */
  static async start(entry: string, memory: Memory = MEMORY): Promise<ConfinedProcess> {
    return new ConfinedProcess(await bundledProcess(entry), memory);
  }

  /** Asks the process, which answers each question with one message, within `limit` milliseconds. */
  async ask(question: object, limit: number): Promise<{ answer: unknown } | { end: ProcessEnd }> {
    const answered = new Promise<{ answer: unknown }>((resolve) => {
      this.#onAnswer = (answer) => resolve({ answer });
    });
    const timer = setTimeout(
      () => this.#stop({ verdict: 'timeout', message: `the process did not answer within ${limit / 1000} s` }),
      limit,
    );
    // A process that is gone already shows in its end.
    this.#child.send(question, () => undefined);
    try {
      return await Promise.race([answered, this.#ended.then((end) => ({ end }))]);
    } finally {
      clearTimeout(timer);
      // It has read what it runs, if it ever will.
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Ends the process, whatever it is doing. */
  async close(): Promise<void> {
    this.#stop({ verdict: 'blocked', message: 'the process was ended' });
    await this.#ended;
  }

  #stop(why: ProcessEnd): void {
    this.#reason ??= why;
    this.#child.kill('SIGKILL');
  }

  #end(code: number | null, signal: string | null): ProcessEnd {
    if (code === BREAKOUT_EXIT_CODE) return { verdict: 'crash', message: this.#stderrTail };
    const how = `the process ended by ${signal ?? `exit code ${code}`}`;
    const [fatal] = /^FATAL ERROR: .*$/m.exec(this.#stderrTail) ?? [];
    return { verdict: 'crash', message: `${how}: ${fatal ?? this.#stderrTail.trim().slice(-STDERR_TAIL.shown)}` };
  }
}

function commandLine(file: string, { heap, data }: Memory): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const flags = [
    permission,
    `--allow-fs-read=${file}`,
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${heap}`,
    '--enable-source-maps',
    '--no-warnings',
  ];
  return [...inBoundedMemory(data), ...withoutNetwork(), ...endingWithParent(), process.execPath, ...flags, file];
}

/** A heap is bounded by Node, what lies beside it (buffers) by the system, where it has a shell that can. */
function inBoundedMemory(data: number): string[] {
  if (!existsSync('/bin/sh')) return [];
  return ['/bin/sh', '-c', `ulimit -d ${data * 1024} 2>/dev/null; exec "$0" "$@"`];
}

const UNSHARE = '/usr/bin/unshare';
let unshare: string[] | undefined;

/** On Linux anybody may have a network namespace of their own, unless the machine’s owner forbids it. */
function withoutNetwork(): string[] {
  unshare ??= commandIfUsable(UNSHARE, '--user', '--net', '--');
  return unshare;
}

const SETPRIV = '/usr/bin/setpriv';
let setpriv: string[] | undefined;

/** On Linux a process may be ended together with the one that started it, however that ends. */
function endingWithParent(): string[] {
  setpriv ??= commandIfUsable(SETPRIV, '--pdeathsig', 'KILL', '--');
  return setpriv;
}

/**
 * Whether a process that is stuck ends when this one does, even where this one has no time to see to that. Where it does
 * not, whatever may get stuck has to be stopped from within.
 */
export function endsWithParent(): boolean {
  return endingWithParent().length > 0;
}

/** A command that runs another, where this system has it and lets us. */
function commandIfUsable(command: string, ...args: string[]): string[] {
  return existsSync(command) && spawnSync(command, [...args, '/bin/true']).status === 0 ? [command, ...args] : [];
}
