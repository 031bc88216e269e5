import type { Outcome, Results, Status } from '../results/results.ts';

/** What a run came to, in the few words a badge has room for. */
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
 * What a badge claims: what the run came to, at which levels, in which engines, and by which requirements. Where nothing is
 * claimed of the candidate there is nothing to add.
 */
export function claim(results: Results): string {
  const { summary, engines, suite } = results;
  const { outcome, complete } = summary;
  const claimsNothing = outcome === 'harness-error' || outcome === 'nothing judged' || !complete;
  if (claimsNothing && outcome !== 'fails') return headline(results);
  const words = outcome === 'conforms' ? `conforms · ${levels(results)}` : headline(results);
  return [words, engines.map(({ name }) => name).join(' '), suite.pinned ?? suite.revision].join(' · ');
}

/** To how many requirements of which levels a candidate conforms: to those of SHOULD only where all that are judged hold. */
function levels({ summary, requirements }: Results): string {
  const should = requirements.filter(({ level, scored }) => level === 'SHOULD' && scored);
  const stands = (status: Status) =>
    should.filter(({ engines }) => engines.some((one) => one.status === status)).length;
  const must = `${summary.must.judged} MUST`;
  return stands('warn') === 0 && stands('pass') > 0 ? `${must} + ${stands('pass')} SHOULD` : must;
}

/** The headline with what a part of a run came to: a badge has no room for that. */
export function conclusion(results: Results): string {
  const { outcome, complete } = results.summary;
  const words = headline(results);
  const holdsInPart = !complete && (outcome === 'conforms' || outcome === 'deviates');
  return holdsInPart ? `${outcome} in what was judged · ${words}` : words;
}

/** More ids than these have no room in a badge. */
const MOST_NAMED = 3;

function failing({ summary, requirements, deviations }: Results): string {
  const { must } = summary;
  if (must.failing > 0) return `${must.failing} of ${must.judged} MUST`;
  const others = requirements.filter(
    ({ scored, engines }) =>
      scored && engines.some(({ status }) => status === 'crash' || status === 'timeout' || status === 'blocked'),
  );
  if (others.length > MOST_NAMED) return `${others.length} requirements`;
  if (others.length > 0) return others.map(({ id }) => id).join(', ');
  const stale = new Set(deviations.filter(({ state }) => state === 'stale').map(({ requirement }) => requirement)).size;
  return stale === 1 ? '1 stale deviation' : `${stale} stale deviations`;
}
