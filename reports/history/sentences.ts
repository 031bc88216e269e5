import type { Verdict } from '../../evidence/verdict.ts';
import { enumerated } from '../specification/words.ts';
import type { History, Turn, VersionChange } from './history-file.ts';

/** What can be said of a requirement and the versions of a package, once it was judged in them. */
export interface Sentence extends Pick<History['requirements'][number], 'id' | 'level'> {
  /** What is promised. */
  promise: string;
  /** `COOKIE-NAME-2 holds since 4.1.0; it does not up to 4.0.0.` */
  text: string;
  /** Oldest first. */
  changes: VersionChange[];
}

/** How a reader takes a verdict: what blocks or excludes a check says nothing of the promise. */
type Stand = 'holds' | 'broken' | 'unsaid';

const STANDS: Readonly<Record<Verdict, Stand>> = {
  pass: 'holds',
  fail: 'broken',
  warn: 'broken',
  crash: 'broken',
  timeout: 'broken',
  blocked: 'unsaid',
  untestable: 'unsaid',
  inapplicable: 'unsaid',
  'harness-error': 'unsaid',
};

/** The sentences about every requirement that does not stand alike in all judged versions, in the catalogue’s order. */
export function sentencesOf(history: History): Sentence[] {
  const versions = judgedVersions(history);
  return history.requirements.flatMap(({ id, level, sentence: promise, turns }) => {
    const spans = spansOf(versions, turns);
    if (turns.length < 2) return [];
    const when = (stand: Stand) => spans.filter((span) => span.stand === stand).map(({ words }) => words);
    const parts = [
      ...said('holds', when('holds')),
      ...said(when('holds').length > 0 ? 'it does not' : 'does not hold', when('broken')),
      ...said('nothing can be said of it', when('unsaid')),
    ];
    const changes = history.changes.filter(({ requirement }) => requirement === id);
    return [{ id, level, promise, text: `${id} ${parts.join('; ')}.`, changes }];
  });
}

/** The requirements that stand alike in all judged versions, by how they do. */
export function unchanged({ requirements }: History): Record<Stand, string[]> {
  const alike = (stand: Stand) =>
    requirements
      .filter(({ turns: [first, ...others] }) => first && others.length === 0 && STANDS[first.verdict] === stand)
      .map(({ id }) => id);
  return { holds: alike('holds'), broken: alike('broken'), unsaid: alike('unsaid') };
}

/** A version that was judged, and whether the one published before it was not. */
export interface JudgedPackage {
  version: string;
  afterGap: boolean;
}

export function judgedVersions({ versions }: Pick<History, 'versions'>): JudgedPackage[] {
  return versions
    .map(({ version, hash }, place) => ({ version, hash, afterGap: place > 0 && versions[place - 1]?.hash === null }))
    .filter(({ hash }) => hash !== null)
    .map(({ version, afterGap }) => ({ version, afterGap }));
}

/** Whether the engine that confirms saw of a change what the simulated one did; `null` where it was not asked. */
export function isConfirmed({ verdicts, confirmation }: VersionChange): boolean | null {
  if (confirmation === null) return null;
  return confirmation.before === verdicts.before && confirmation.after === verdicts.after;
}

function said(what: string, when: readonly string[]): string[] {
  return when.length === 0 ? [] : [`${what} ${enumerated(when)}`];
}

/** Judged versions that follow each other and stand alike, as a reader calls them. */
function spansOf(versions: readonly JudgedPackage[], turns: readonly Turn[]): { stand: Stand; words: string }[] {
  const begins = turns.filter(
    ({ verdict }, index) => index === 0 || STANDS[verdict] !== STANDS[turns[index - 1]?.verdict ?? verdict],
  );
  const places = begins.map((turn) => versions.findIndex(({ version }) => version === turn.version));
  return begins.map(({ verdict }, index) => {
    const from = places[index] ?? 0;
    const to = (places[index + 1] ?? versions.length) - 1;
    return { stand: STANDS[verdict], words: spanWords(from, to, versions) };
  });
}

/** Where the neighbours were not judged, it may be that it began sooner, or ended later. */
function spanWords(from: number, to: number, versions: readonly JudgedPackage[]): string {
  const [first, last] = [versions[from], versions[to]];
  const [isLooseBefore, isLooseAfter] = [first?.afterGap === true, versions[to + 1]?.afterGap === true];
  const begins = `${first?.version}${isLooseBefore ? ' at the latest' : ''}`;
  const ends = `${last?.version}${isLooseAfter ? ' at least' : ''}`;
  if (from === 0) return to === versions.length - 1 ? 'in every version' : `up to ${ends}`;
  if (to === versions.length - 1) return `since ${begins}`;
  if (from === to) return `in ${first?.version}${isLooseBefore || isLooseAfter ? ' at least' : ''}`;
  return `from ${begins} to ${ends}`;
}
