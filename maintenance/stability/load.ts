import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Exits when its parent exits, for whatever reason. */
const BUSY = `
  process.on('disconnect', () => process.exit());
  const spin = () => { const end = Date.now() + 20; while (Date.now() < end); setImmediate(spin); };
  spin();`;

/** Runs a function while a number of processes keep the machine busy. */
export async function underLoad<T>(processes: number, run: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: processes }, () =>
    spawn(process.execPath, ['-e', BUSY], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
  );
  try {
    return await run();
  } finally {
    const ended = busy.map((child) => once(child, 'exit'));
    for (const child of busy) child.kill();
    await Promise.all(ended);
  }
}
