import { expect, test } from 'vitest';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { readEquivalents, staleEquivalents } from './equivalents.ts';
import { formatResults } from './format.ts';
import { judgeMutants } from './judge-mutants.ts';
import { type Mutant, type Mutants, makeMutants, readSources } from './mutants.ts';
import { readMatrix } from './record.ts';

const HOW = { engine: 'simulated', seed: 1, values: 2, stopEarly: true, processes: 1 } as const;

async function judged(made: Mutants, isChosen: (mutant: Mutant) => boolean, checks: readonly string[]) {
  const chosen = made.mutants.filter(isChosen);
  return judgeMutants(made, { ...HOW, chosen, checks: chosenChecks(checks) });
}

const sources = await readSources();
const original = await makeMutants(sources);

test('what is recorded leaves nothing open, and no listed equivalent is stale', () => {
  const { mutants } = original;
  const open = Object.entries(readMatrix()).filter(([, line]) => /^(?:misattributed|survived|unreached)/.test(line));
  expect(open).toEqual([]);
  expect(staleEquivalents(readEquivalents(), new Set(mutants.map(({ name }) => name)), [])).toEqual([]);
});

test('every mutant of who is told from whom is killed at what it claims', async () => {
  const fates = await judged(original, ({ file }) => file === 'random.ts', [
    'first-visit',
    'same-instant',
    'anonymous-visit',
  ]);
  expect(fates.length).toBeGreaterThan(3);
  expect(fates.filter(({ status }) => status !== 'killed')).toEqual([]);
});

test('code that nobody asks for, or that claims something else, is told', async () => {
  const changed = new Map(sources);
  const seededDefect = (file: string, from: RegExp, to: string) => {
    const text = changed.get(file) ?? '';
    expect(text).toMatch(from);
    changed.set(file, text.replace(from, to));
  };
  seededDefect('tracker.ts', /event_type: type,/, "$& of_no_use: 'unasked',");
  seededDefect('vocabulary.ts', /\/\*\* COOKIE-NAME-1 \*\//, '/** URL-2 */');
  const made = await makeMutants(changed);
  const fates = await judged(
    made,
    ({ name }) => name.includes('unasked') || name.startsWith('vocabulary.ts COOKIE_PREFIX'),
    ['first-visit', 'device-id-in-address'],
  );
  expect(fates.map(({ status }) => status).sort()).toEqual(['misattributed', 'survived']);
  const { lines, isOpen } = formatResults(fates, [], new Set());
  expect(isOpen).toBe(true);
  expect(lines.join('\n')).toContain('✗ survived: ');
  expect(lines.join('\n')).toMatch(/Expected: a failure of .*URL-2.*\n {2}Seen: COOKIE-NAME-1/);
});
