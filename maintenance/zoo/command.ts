import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES, engineNameSchema } from '../../evidence/verdict.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import { figuresOf, visit, ZOO, type ZooResult } from './visit.ts';

// `npm run zoo`: visits every member that has a habit in an engine, prints what it was expected to be found out by and what
// it was, and ends with 1 where it surprises. In the simulated engine the figures are kept, in maintenance/zoo/zoo.json.

const FIGURES = path.resolve(import.meta.dirname, 'zoo.json');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', default: 'simulated' } },
});
const engine = engineNameSchema.safeParse(values.engine).data;
if (!engine) {
  console.error(
    `expected  an engine: ${ENGINES.join(', ')}\nseen      ${sanitize(values.engine)}\nnext      npm run zoo`,
  );
  process.exit(2);
}

const visited = ZOO.filter(
  ({ name, finds }) => finds[engine] && (positionals.length === 0 || positionals.includes(name)),
);
if (visited.length === 0) {
  console.error(
    `expected  members that have a habit in ${engine}\nseen      ${sanitize(positionals.join(', '))}\nnext      npm run zoo -- --engine ${engine}`,
  );
  process.exit(2);
}
const figures: Record<string, Record<string, string>> = {};
let surprises = 0;
for (const member of visited) {
  const started = performance.now();
  const sights = await visit(member, engine);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const isExpected = sights.every((sight) => sight.isExpected);
  if (!isExpected) surprises++;
  console.log(`${isExpected ? '✓' : '✗'} ${member.name.padEnd(40)} ${engine} ${seconds} s`);
  for (const sight of sights) console.log(told(sight));
  figures[member.name] = figuresOf(sights);
}
console.log(`\n${visited.length} members in ${engine}, ${surprises} of them not as expected`);
if (engine === 'simulated' && visited.length === ZOO.length)
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = surprises === 0 ? 0 : 1;

function told({ check, expected, found, says, isExpected }: ZooResult): string {
  const shown = (verdicts: readonly string[]) => verdicts.map(shortened).join('; ') || 'all holds';
  const lines = isExpected
    ? [`${check}: ${shown(found)}`]
    : [`${check}`, `  expected  ${shown(expected)}`, `  found     ${shown(found)}`];
  const message = says === '' ? [] : [`  ${sanitize(says).slice(0, 160)}`];
  return [...lines, ...message].map((line) => `    ${line}`).join('\n');
}

/** A verdict with the requirements it was given of; of many, the first few. */
function shortened(verdict: string): string {
  const words = verdict.split(' ');
  return words.length > 7 ? `${words.slice(0, 5).join(' ')} and ${words.length - 5} more` : verdict;
}
