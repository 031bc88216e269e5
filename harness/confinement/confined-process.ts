import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Verdict } from '../../evidence/verdict.ts';
import { bundledProcess } from './bundled-process.ts';
import { BREAKOUT_EXIT_CODE } from './lockdown.ts';

/** Memory limits of a process, in megabytes: a candidate that exhausts them ends its own process, not the machine. */
interface Memory {
  heap: number;
  /** All writable memory, including the heap. */
  data: number;
}

const MEMORY: Memory = { heap: 512, data: 2048 };

/**
 * Characters of the last error output: how many are kept, and how many a message shows if they contain no fatal error.
 */
const STDERR_TAIL = { kept: 16_384, shown: 2000 };

/** Why a process ended without an answer. */
export interface ProcessEnd {
  verdict: Verdict;
  message: string;
}

/** The only environment variables that a process gets. */
const LOCALE_VARIABLES = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot'];

/**
 * A process for untrusted code. It can read one file, its own code, and write none. It cannot start a process or a
 * thread, load an addon or make code from strings. Its environment is empty and its memory bounded, and if the system
 * allows, it has an empty network namespace. Its module gives up further rights by itself: see lockdown.ts. It handles
 * one question at a time, and is ended if it does not answer.
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

  /**
   * Sends a question and returns the process’s answer, or its end if it does not answer within `timeout` milliseconds.
   */
  async ask(question: object, timeout: number): Promise<{ answer: unknown } | { end: ProcessEnd }> {
    const answered = new Promise<{ answer: unknown }>((resolve) => {
      this.#onAnswer = (answer) => resolve({ answer });
    });
    const timer = setTimeout(
      () => this.#stop({ verdict: 'timeout', message: `the process did not answer within ${timeout / 1000} s` }),
      timeout,
    );
    // If the process is gone already, its end is returned.
    this.#child.send(question, () => undefined);
    try {
      return await Promise.race([answered, this.#ended.then((end) => ({ end }))]);
    } finally {
      clearTimeout(timer);
      // By now the process has read its code, if it ever will.
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Ends the process, whatever it is doing. */
  async close(): Promise<void> {
    this.#stop({ verdict: 'blocked', message: 'the process was ended' });
    await this.#ended;
  }

  #stop(reason: ProcessEnd): void {
    this.#reason ??= reason;
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

/** Node bounds the heap. The system bounds what is outside it (buffers), if there is a shell to set the limit. */
function inBoundedMemory(data: number): string[] {
  if (!existsSync('/bin/sh')) return [];
  return ['/bin/sh', '-c', `ulimit -d ${data * 1024} 2>/dev/null; exec "$0" "$@"`];
}

const UNSHARE = '/usr/bin/unshare';
let unshare: string[] | undefined;

/** On Linux any user may create a network namespace, unless the machine’s administrator forbids it. */
function withoutNetwork(): string[] {
  unshare ??= commandIfUsable(UNSHARE, '--user', '--net', '--');
  return unshare;
}

const SETPRIV = '/usr/bin/setpriv';
let setpriv: string[] | undefined;

/** On Linux a process can be killed when its parent ends, however that ends. */
function endingWithParent(): string[] {
  setpriv ??= commandIfUsable(SETPRIV, '--pdeathsig', 'KILL', '--');
  return setpriv;
}

/**
 * Whether a process that is stuck ends with this one, even if this one is killed. If not, code that may get stuck has
 * to be stopped from within its process.
 */
export function endsWithParent(): boolean {
  return endingWithParent().length > 0;
}

/** A command that runs another, if this system has it and permits it; otherwise empty. */
function commandIfUsable(command: string, ...args: string[]): string[] {
  return existsSync(command) && spawnSync(command, [...args, '/bin/true']).status === 0 ? [command, ...args] : [];
}
