import type { Verdict } from '../../evidence/verdict.ts';
import { enumerated } from '../text/phrases.ts';
import type { History, VersionChange, VersionVerdict } from './history-file.ts';

/** A sentence about one requirement over the versions of a package. */
export interface VersionSentence extends Pick<History['requirements'][number], 'id' | 'level'> {
  /** The requirement’s own sentence. */
  promise: string;
  /** `COOKIE-NAME-2 holds since 4.1.0; it does not hold up to 4.0.0.` */
  text: string;
  /** The oldest first. */
  changes: VersionChange[];
}

/** What a verdict says about the promise. A blocked or excluded check says nothing about it. */
type PromiseState = 'holds' | 'broken' | 'unverified';

const STATES: Readonly<Record<Verdict, PromiseState>> = {
  pass: 'holds',
  fail: 'broken',
  warn: 'broken',
  crash: 'broken',
  timeout: 'broken',
  blocked: 'unverified',
  untestable: 'unverified',
  inapplicable: 'unverified',
  'harness-error': 'unverified',
};

/** A sentence for each requirement whose verdict changes between judged versions, in the catalogue’s order. */
export function versionSentences(history: History): VersionSentence[] {
  const versions = judgedVersions(history);
  return history.requirements.flatMap(({ id, level, sentence: promise, verdictChanges }) => {
    const spans = spansOf(versions, verdictChanges);
    if (verdictChanges.length < 2) return [];
    const when = (state: PromiseState) => spans.filter((span) => span.state === state).map(({ words }) => words);
    const parts = [
      ...clause('holds', when('holds')),
      ...clause(when('holds').length > 0 ? 'it does not hold' : 'does not hold', when('broken')),
      ...clause('it is unverified', when('unverified')),
    ];
    const changes = history.changes.filter(({ requirement }) => requirement === id);
    return [{ id, level, promise, text: `${id} ${parts.join('; ')}.`, changes }];
  });
}

/** The requirements with one verdict in all judged versions, by what it says about the promise. */
export function unchangedRequirements({ requirements }: History): Record<PromiseState, string[]> {
  const always = (state: PromiseState) =>
    requirements
      .filter(
        ({ verdictChanges: [first, ...others] }) => first && others.length === 0 && STATES[first.verdict] === state,
      )
      .map(({ id }) => id);
  return { holds: always('holds'), broken: always('broken'), unverified: always('unverified') };
}

/** A judged version, and whether the one published before it was not judged. */
export interface JudgedRelease {
  version: string;
  afterGap: boolean;
}

export function judgedVersions({ versions }: Pick<History, 'versions'>): JudgedRelease[] {
  return versions
    .map(({ version, hash }, place) => ({ version, hash, afterGap: place > 0 && versions[place - 1]?.hash === null }))
    .filter(({ hash }) => hash !== null)
    .map(({ version, afterGap }) => ({ version, afterGap }));
}

/** Whether the confirming engine saw the same change as the simulated one; `null` if it was not used. */
export function isConfirmed({ verdicts, confirmation }: VersionChange): boolean | null {
  if (confirmation === null) return null;
  return confirmation.before === verdicts.before && confirmation.after === verdicts.after;
}

function clause(what: string, when: readonly string[]): string[] {
  return when.length === 0 ? [] : [`${what} ${enumerated(when)}`];
}

/** Runs of judged versions with one state, in words. */
function spansOf(
  versions: readonly JudgedRelease[],
  verdictChanges: readonly VersionVerdict[],
): { state: PromiseState; words: string }[] {
  const starts = verdictChanges.filter(
    ({ verdict }, index) => index === 0 || STATES[verdict] !== STATES[verdictChanges[index - 1]?.verdict ?? verdict],
  );
  const places = starts.map((start) => versions.findIndex(({ version }) => version === start.version));
  return starts.map(({ verdict }, index) => {
    const from = places[index] ?? 0;
    const to = (places[index + 1] ?? versions.length) - 1;
    return { state: STATES[verdict], words: spanWords(from, to, versions) };
  });
}

/** If a neighbouring version was not judged, the span may start earlier or end later. */
function spanWords(from: number, to: number, versions: readonly JudgedRelease[]): string {
  const [first, last] = [versions[from], versions[to]];
  const [isLooseBefore, isLooseAfter] = [first?.afterGap === true, versions[to + 1]?.afterGap === true];
  const begins = `${first?.version}${isLooseBefore ? ' at the latest' : ''}`;
  const ends = `${last?.version}${isLooseAfter ? ' at least' : ''}`;
  if (from === 0) return to === versions.length - 1 ? 'in every version' : `up to ${ends}`;
  if (to === versions.length - 1) return `since ${begins}`;
  if (from === to) return `in ${first?.version}${isLooseBefore || isLooseAfter ? ' at least' : ''}`;
  return `from ${begins} to ${ends}`;
}
