import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Found, foundSchema } from './judgement.ts';
import type { Task } from './process.ts';

const PROCESS = fileURLToPath(new URL('process.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Judges mutants side by side, each process one after the other: they are our own code, so one process serves many. One
 * that is brought down by its mutant is replaced, and every claim of that mutant counts as crashed.
 */
export async function judgeAll<Item>(
  items: readonly Item[],
  taskOf: (item: Item) => Promise<Task>,
  processes: number,
  tell: (item: Item, found: Found) => void,
): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: Math.min(processes, items.length) }, async () => {
      let judge = start();
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const task = await taskOf(item);
        judge.send(task);
        const heard = new AbortController();
        const answering = (event: string) => once(judge, event, { signal: heard.signal });
        const [answer] = await Promise.race([answering('message'), answering('exit')]);
        heard.abort();
        const { success, data } = foundSchema.safeParse(answer);
        if (!success) judge = start();
        tell(item, success ? data : { fails: [], crashes: task.claims, timeouts: [], ours: [] });
      }
      judge.disconnect();
    }),
  );
}

function start(): ChildProcess {
  return fork(PROCESS, { execArgv: ['--import', TSX], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
