import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { HarnessFault } from '../../evidence/fault.ts';
import { XVFB } from './installed-browser.ts';

/** A screen in memory for a browser that has no headless mode of its own. */
export class VirtualDisplay {
  /** The value of `DISPLAY`. */
  readonly name: string;
  readonly #process: ChildProcess;

  private constructor(name: string, process: ChildProcess) {
    this.name = name;
    this.#process = process;
  }

  static async start(): Promise<VirtualDisplay> {
    // Xvfb picks a free display and prints its number. Without -noreset it would restart
    // when the first browser disconnects.
    const args = ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', XVFB, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    const number = await Promise.race([
      once(child.stdout, 'data').then(([data]) => `${data}`.trim()),
      once(child, 'exit').then(([code]) => {
        throw new HarnessFault(
          `Xvfb ended with ${code} before it offered a display. Try it by hand: Xvfb -displayfd 1`,
        );
      }),
    ]);
    return new VirtualDisplay(`:${number}`, child);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill();
    await gone;
  }
}
