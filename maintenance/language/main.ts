import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findRetiredWords } from './find-retired-words.ts';

// `npm run language`, part of `npm run lint`: fails if a tracked file uses a retired word, in its name, code or prose.

/** Where the words must occur: the list itself and its tests, and readers of old results files. */
const EXEMPT = /^(?:maintenance\/language\/|reports\/results\/migrations\/|package-lock\.json$|LICENSE$)/;
const TEXT = /\.(?:ts|tsx|js|mjs|css|sh|md|ya?ml|json|html)$/;

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => TEXT.test(file) && !EXEMPT.test(file));
const uses = files.flatMap((file) => findRetiredWords(file, readFileSync(file, 'utf8')));
for (const { file, line, seen, use } of uses) console.log(`${file}:${line}  “${seen}” is retired: use “${use}”`);
if (uses.length > 0)
  console.log(`\n${uses.length} retired words; maintenance/language/retired-words.ts lists them all`);
process.exitCode = uses.length > 0 ? 1 : 0;
