import type { EngineName } from '../../evidence/verdict.ts';
import type { CoveredRequirement } from './coverage.ts';

const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;
const STATES = ['tested', 'untestable', 'untested'] as const;

/** The figures of a run’s coverage: by level, by requirement and by engine. */
export function summaryLines(coverage: readonly CoveredRequirement[], engines: readonly EngineName[]): string[] {
  return [
    row('', ['all', ...STATES]),
    ...LEVELS.map((level) => counts(level, ofLevel(coverage, level))),
    counts('all', coverage),
    '',
    checksPerRequirement(coverage),
    ...engines.map((engine) => `requirements judged in ${engine}: ${judgedIn(coverage, engine)}`),
  ];
}

/** Each requirement with the checks that judged it and their engines. */
export function tableLines(coverage: readonly CoveredRequirement[]): string[] {
  return coverage.flatMap(({ requirement: { id, level }, state, traces }) => [
    `${id} ${level}  ${state === 'tested' ? traces.length : state}`,
    ...traces.map(({ check, kind, engines }) => `  ${check} (${kind})  ${engines.join(' ')}`),
  ]);
}

function ofLevel(coverage: readonly CoveredRequirement[], level: string): CoveredRequirement[] {
  return coverage.filter(({ requirement }) => requirement.level === level);
}

function counts(name: string, coverage: readonly CoveredRequirement[]): string {
  return row(name, [coverage.length, ...STATES.map((state) => coverage.filter((one) => one.state === state).length)]);
}

function row(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(6) + cells.map((cell) => `${cell}`.padStart(12)).join('');
}

function checksPerRequirement(coverage: readonly CoveredRequirement[]): string {
  const numbers = coverage
    .filter(({ state }) => state !== 'untestable')
    .map(({ traces }) => traces.length)
    .sort((a, b) => a - b);
  const middle = (numbers.length - 1) / 2;
  const median = ((numbers[Math.floor(middle)] ?? 0) + (numbers[Math.ceil(middle)] ?? 0)) / 2;
  return `checks per requirement: ${numbers[0] ?? 0} at least, ${median} in the median, ${numbers.at(-1) ?? 0} at most`;
}

function judgedIn(coverage: readonly CoveredRequirement[], engine: EngineName): number {
  return coverage.filter(({ engines }) => engines.includes(engine)).length;
}
