import { shellWord } from '../harness/candidate/shell-word.ts';

/** Returns the command that repeats this run of Playwright, with all shards of a sharded run and without reporters. */
export function playwrightCommand(): string {
  const args = process.argv.slice(2).filter((arg) => !/^--(?:shard|reporter)\b/.test(arg));
  return ['npx', 'playwright', ...args.map(shellWord)].join(' ');
}
