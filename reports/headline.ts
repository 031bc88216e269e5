import type { Outcome, Results } from './results.ts';

/** What a run came to, in the few words a badge has room for. */
export function headline(results: Results): string {
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

/** The same with what a part of a run came to: a badge has no room for that. */
export function conclusion(results: Results): string {
  const { outcome, complete } = results.summary;
  const words = headline(results);
  const holdsInPart = !complete && (outcome === 'conforms' || outcome === 'deviates');
  return holdsInPart ? `${outcome} in what was judged · ${words}` : words;
}

function failing({ summary, requirements, deviations }: Results): string {
  const { must } = summary;
  if (must.failing > 0) return `${must.failing} of ${must.judged} MUST`;
  const others = requirements.filter(({ engines }) =>
    engines.some(({ standing }) => standing === 'crash' || standing === 'timeout'),
  );
  if (others.length > 0) return others.map(({ id }) => id).join(', ');
  const stale = new Set(deviations.filter(({ state }) => state === 'stale').map(({ requirement }) => requirement)).size;
  return stale === 1 ? '1 stale deviation' : `${stale} stale deviations`;
}
