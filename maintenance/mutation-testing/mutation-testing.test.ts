import { expect, test } from 'vitest';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { readEquivalents, staleEquivalents } from './equivalents.ts';
import { formatResults } from './format.ts';
import { judgeMutants } from './judge-mutants.ts';
import { type Mutant, type Mutants, makeMutants, readSources } from './mutants.ts';
import { readRecord } from './record.ts';

const HOW = { engine: 'simulated', seed: 1, values: 2, stopEarly: true, processes: 1 } as const;

async function judged(made: Mutants, isChosen: (mutant: Mutant) => boolean, checks: readonly string[]) {
  const chosen = made.mutants.filter(isChosen);
  return judgeMutants(made, { ...HOW, chosen, checks: chosenChecks(checks) });
}

const sources = await readSources();
const original = await makeMutants(sources);

test('the record leaves no mutant open and lists no stale equivalent', () => {
  const { mutants } = original;
  const open = Object.entries(readRecord()).filter(([, line]) => /^(?:misattributed|survived|unreached)/.test(line));
  expect(open).toEqual([]);
  expect(staleEquivalents(readEquivalents(), new Set(mutants.map(({ name }) => name)), [])).toEqual([]);
});

test('checks detect every mutant of the random ids at a claimed requirement', async () => {
  const results = await judged(original, ({ file }) => file === 'random.ts', [
    'first-visit',
    'same-instant',
    'anonymous-visit',
  ]);
  expect(results.length).toBeGreaterThan(3);
  expect(results.filter(({ status }) => status !== 'killed')).toEqual([]);
});

test('code that no check needs survives, and a wrong claim is misattributed', async () => {
  const changed = new Map(sources);
  const change = (file: string, from: RegExp, to: string) => {
    const text = changed.get(file) ?? '';
    expect(text).toMatch(from);
    changed.set(file, text.replace(from, to));
  };
  change('tracker.ts', /event_type: type,/, "$& of_no_use: 'unasked',");
  change('vocabulary.ts', /\/\*\* COOKIE-NAME-1 \*\//, '/** URL-2 */');
  const made = await makeMutants(changed);
  const results = await judged(
    made,
    ({ name }) => name.includes('unasked') || name.startsWith('vocabulary.ts COOKIE_PREFIX'),
    ['first-visit', 'device-id-in-address'],
  );
  expect(results.map(({ status }) => status).sort()).toEqual(['misattributed', 'survived']);
  const { lines, isOpen } = formatResults(results, [], new Set());
  expect(isOpen).toBe(true);
  expect(lines.join('\n')).toContain('✗ survived: ');
  expect(lines.join('\n')).toMatch(/expected {2}a failure of .*URL-2.*\n {2}seen {6}COOKIE-NAME-1/);
});
