import { constants } from 'node:os';

/**
 * Ends this process at once when it is interrupted. By default, Playwright closes its browsers at such a signal and lets the
 * process continue, which then reports harness errors for the rest of its work.
 */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end).on(signal, end);
}

/** Ends this process silently when its standard output is closed, as when `head` has its lines. */
export function endWhenUnread(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end('SIGPIPE');
  });
}

function end(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal]);
}
