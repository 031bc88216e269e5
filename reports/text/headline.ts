import type { Outcome, Results, Status } from '../results/results.ts';
import { counted } from './phrases.ts';

/** The outcome of a run in a few words. */
function headline(results: Results): string {
  const { summary, engines } = results;
  const where = engines.length === 1 ? engines.map(({ name }) => name).join() : `${engines.length} engines`;
  const { must } = summary;
  const partial = summary.complete ? [] : ['partial run'];
  const words: Readonly<Record<Outcome, () => string[]>> = {
    'harness-error': () => ['harness error'],
    'nothing judged': () => ['not judged'],
    fails: () => ['fails', failing(results), ...partial],
    deviates: () => (summary.complete ? ['deviates', `${must.deviating} of ${must.judged} MUST`] : partial),
    conforms: () => (summary.complete ? ['conforms', `${must.judged} MUST`, where] : partial),
  };
  return words[summary.outcome]().join(' · ');
}

/**
 * The text of a badge: the outcome, the number of requirements by level, the engines, and the revision of the requirements.
 * A run that claims nothing about the candidate has the outcome alone.
 */
export function badgeText(results: Results): string {
  const { summary, engines, suite } = results;
  const { outcome, complete } = summary;
  const claimsNothing = outcome === 'harness-error' || outcome === 'nothing judged' || !complete;
  if (claimsNothing && outcome !== 'fails') return headline(results);
  const words = outcome === 'conforms' ? `conforms · ${levels(results)}` : headline(results);
  return [words, engines.map(({ name }) => name).join(' '), suite.pinned ?? suite.revision].join(' · ');
}

/** The number of requirements by level. SHOULD requirements count only if all that were judged hold. */
function levels({ summary, requirements }: Results): string {
  const should = requirements.filter(({ level, scored }) => level === 'SHOULD' && scored);
  const countOf = (status: Status) =>
    should.filter(({ engines }) => engines.some((one) => one.status === status)).length;
  const must = `${summary.must.judged} MUST`;
  return countOf('warn') === 0 && countOf('pass') > 0 ? `${must} + ${countOf('pass')} SHOULD` : must;
}

/** The outcome of a run in one line. Unlike a badge, it also states what a partial run showed. */
export function outcomeLine(results: Results): string {
  const { outcome, complete } = results.summary;
  const words = headline(results);
  const holdsInPart = !complete && (outcome === 'conforms' || outcome === 'deviates');
  return holdsInPart ? `${outcome} as far as judged · ${words}` : words;
}

/** How many ids fit into a badge. */
const MOST_NAMED = 3;

function failing({ summary, requirements, deviations }: Results): string {
  const { must } = summary;
  if (must.failing > 0) return `${must.failing} of ${must.judged} MUST`;
  const others = requirements.filter(
    ({ scored, engines }) =>
      scored && engines.some(({ status }) => status === 'crash' || status === 'timeout' || status === 'blocked'),
  );
  if (others.length > MOST_NAMED) return counted(others.length, 'requirement');
  if (others.length > 0) return others.map(({ id }) => id).join(', ');
  const stale = new Set(deviations.filter(({ state }) => state === 'stale').map(({ requirement }) => requirement)).size;
  return counted(stale, 'stale deviation');
}

/** The outcome that decides a view’s colour and sign. A partial run without failures claims nothing. */
export function shownOutcome({ summary: { outcome, complete } }: Results): Outcome {
  return complete || outcome === 'fails' ? outcome : 'nothing judged';
}
