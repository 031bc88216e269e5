import { directRun, type News, taskSchema } from './direct-run.ts';

// One direct run in a process of its own, which may end with it: see judging-pool.ts.

process.once('message', async (message) => {
  await directRun(taskSchema.parse(message), tell);
  process.disconnect();
});
// Whoever asked has heard all there is, or is gone.
process.on('disconnect', () => process.exit());

// What nobody catches here is ours: the engine catches whatever a page throws.
process.on('uncaughtException', async (error) => {
  await tell({ kind: 'fault', message: error.stack ?? error.message });
  process.disconnect();
});

/** Resolves once the news has left this process: whatever ends it then, it is known how far the run had come. */
function tell(news: News): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
