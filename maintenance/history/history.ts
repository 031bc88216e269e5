import type { EngineName, Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { History, VersionChange } from '../../reports/history/history-file.ts';
import { verdictChangesOf } from '../../reports/history/verdict-changes.ts';
import { suite } from '../../reports/results/suite.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { whyUntestable } from '../../spec/requirement.ts';
import { bisect } from './bisection.ts';
import { installedBuild, VersionJudge, type VersionJudgeOptions } from './judge-version.ts';
import type { CachedVerdicts } from './judged-checks.ts';
import { type PublishedVersion, publishedVersions, type Range } from './published-versions.ts';
import { distinguishingChecks, verdictsOf } from './verdicts.ts';

export interface HistoryOptions extends VersionJudgeOptions, Range {
  package: string;
  /** Ids of the checks that run on each version. */
  checks: readonly string[];
  /** The requirements to report; by default all that these checks cover. */
  requirements?: readonly string[];
  /** Which versions to judge: all, the ends of each difference (bisection), or those that an earlier run judged. */
  which: 'every' | 'ends' | 'remembered';
  /** The engine in which each change is judged again; `null` for none. */
  confirm: EngineName | null;
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A judged version. */
interface JudgedVersion extends PublishedVersion {
  candidate: Candidate;
  found: ReadonlyMap<string, CachedVerdicts>;
  verdicts: ReadonlyMap<string, Verdict>;
}

const ENGINE = 'simulated';

/**
 * Judges the published versions of a package in order and returns their history: the verdicts and where they change.
 * `report` is called with a line for each version as soon as it is judged.
 */
export async function historyOf(
  options: HistoryOptions,
  report: (line: string) => void,
): Promise<{ history: History; judged: number }> {
  const { package: name, checks, confirm, seed, values, cwd, env } = options;
  const { versions, unknown } = await publishedVersions(name, options, { cwd, env });
  const judge = new VersionJudge(options);
  const about = (id: string) => options.requirements?.includes(id) ?? true;

  const find = (place: number) => findCandidate(`npm:${name}@${(versions[place] ?? versions[0]).version}`, cwd);
  const ask = async (place: number): Promise<JudgedVersion> => {
    const published = versions[place] ?? versions[0];
    const candidate = await find(place);
    const found = await judge.judge(candidate, checks, ENGINE);
    const verdicts = new Map([...verdictsOf(found)].filter(([id]) => about(id)));
    report(`${published.version.padEnd(20)} ${countsOf(verdicts)}`);
    return { ...published, candidate, found, verdicts };
  };
  const free = () => cachedPlaces(versions.length, async (place) => judge.isCached(await find(place), checks, ENGINE));
  const all = versions.map((_, place) => place);
  const judged =
    options.which === 'ends'
      ? await bisect(all.length, ask, (one, other) => changedIn(one, other).length > 0, await free())
      : await everyPlace(options.which === 'every' ? all : await free(), options.processes, ask);

  const inOrder = [...judged.values()];
  const changes = await confirmed(
    inOrder.slice(1).flatMap((after, index) => changesBetween(inOrder[index] ?? after, after)),
    confirm,
    judge,
    report,
  );
  return {
    judged: judge.judged,
    history: {
      schema: 2,
      package: name,
      suite,
      judged: { engine: ENGINE, build: installedBuild(ENGINE), seed, values },
      confirmed: confirm && { engine: confirm, build: installedBuild(confirm) },
      versions: versions.map(({ version, line }, place) => ({
        version,
        line,
        hash: judged.get(place)?.candidate.hash ?? null,
      })),
      unknown,
      requirements: catalogue
        .filter((requirement) => about(requirement.id) && !whyUntestable(requirement))
        .map(({ id, level, sentence }) => ({
          id,
          level,
          sentence,
          verdictChanges: verdictChangesOf(
            inOrder.flatMap(({ version, verdicts }) => {
              const verdict = verdicts.get(id);
              return verdict === undefined ? [] : [{ version, verdict }];
            }),
          ),
        })),
      changes,
    },
  };
}

/** The places whose verdicts are cached. */
async function cachedPlaces(count: number, isCached: (place: number) => Promise<boolean>): Promise<number[]> {
  const places: number[] = [];
  for (let place = 0; place < count; place++) if (await isCached(place)) places.push(place);
  return places;
}

/** Judges the given places, `processes` at a time. */
async function everyPlace<T>(places: readonly number[], processes: number, ask: (place: number) => Promise<T>) {
  const answers = new Map<number, T>();
  const next = places.values();
  const work = async () => {
    for (const place of next) answers.set(place, await ask(place));
  };
  await Promise.all(Array.from({ length: processes }, work));
  return new Map([...answers].sort(([one], [other]) => one - other));
}

function changedIn({ verdicts: one }: JudgedVersion, { verdicts: other }: JudgedVersion): string[] {
  return catalogue.map(({ id }) => id).filter((id) => one.get(id) !== other.get(id));
}

interface Unconfirmed extends Omit<VersionChange, 'before' | 'after' | 'confirmation'> {
  before: JudgedVersion;
  after: JudgedVersion;
}

function changesBetween(before: JudgedVersion, after: JudgedVersion): Unconfirmed[] {
  return changedIn(before, after).flatMap((requirement) => {
    const [check, ...others] = distinguishingChecks(requirement, before.found, after.found);
    const [was, is] = [before.verdicts.get(requirement), after.verdicts.get(requirement)];
    if (check === undefined || was === undefined || is === undefined) return [];
    return [{ requirement, before, after, verdicts: { before: was, after: is }, checks: [check, ...others] }];
  });
}

/** The changes, each judged again on both sides in a real engine by the checks that distinguish the sides. */
async function confirmed(
  changes: readonly Unconfirmed[],
  engine: EngineName | null,
  judge: VersionJudge,
  report: (line: string) => void,
): Promise<VersionChange[]> {
  const requested = new Map<JudgedVersion, Set<string>>();
  for (const { before, after, checks } of changes)
    for (const side of [before, after]) {
      const known = requested.get(side) ?? new Set();
      requested.set(side, known);
      for (const check of checks) known.add(check);
    }
  const seen = new Map<JudgedVersion, Map<string, CachedVerdicts>>();
  if (engine)
    for (const [side, checks] of requested) {
      seen.set(side, await judge.judge(side.candidate, [...checks], engine));
      report(`${side.version.padEnd(20)} ${checks.size} checks in ${engine}`);
    }
  return changes.map(({ before, after, ...change }) => {
    const verdictIn = (found: ReadonlyMap<string, CachedVerdicts> = new Map()) =>
      verdictsOf(new Map([...found].filter(([check]) => change.checks.includes(check)))).get(change.requirement);
    // Only these checks ran again. If they agree, so would all others, and the verdict of all checks stands.
    const verdict = (side: JudgedVersion, verdictOfAll: Verdict) => {
      const again = verdictIn(seen.get(side));
      return again === verdictIn(side.found) ? again && verdictOfAll : again;
    };
    const was = verdict(before, change.verdicts.before);
    const is = verdict(after, change.verdicts.after);
    return {
      ...change,
      before: before.version,
      after: after.version,
      confirmation: was && is ? { before: was, after: is } : null,
    };
  });
}

function countsOf(verdicts: ReadonlyMap<string, Verdict>): string {
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}
