import path from 'node:path';
import type { Command } from 'commander';
import type { CheckReport } from '../../evidence/check-report.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { replayHtml } from '../../reports/replay/html.tsx';
import { type FindingGroup, findingGroups } from '../../reports/results/finding-groups.ts';
import { writeOutput } from '../../reports/results/output-file.ts';
import type { JudgedCandidate, Results } from '../../reports/results/results.ts';
import { readResults } from '../../reports/results/results-file.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { replayParts } from '../../runner/replay-parts.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { judge } from '../judge.ts';
import { choice } from '../options/choice.ts';
import { lineNamed } from '../options/profile-option.ts';
import { titlesOf } from '../options/requested-checks.ts';

interface ReplayFlags {
  engine?: string;
  anyway: boolean;
  html?: string;
  out: string;
  json: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('repeat a failed check')
    .description('Repeats the check in which a requirement failed, with the same candidate, engine, seed and value.')
    .argument('<results>', 'the results file of a run, conformance.json')
    .argument('[id]', 'the requirement; not needed if only one fails')
    .option('-e, --engine <name>', 'an engine in which it failed; by default, the first')
    .option('--anyway', 'run it even if the candidate has changed since it was judged', false)
    .option('--html <file>', 'instead of running the check, write a page that replays its steps in any browser')
    .option(
      '--out <folder>',
      'where to write the results, in a folder named after the candidate',
      'conformance-report/replay',
    )
    .option('--json', 'print only the results file on standard output', false)
    .action(async (file: string, id: string | undefined, options: ReplayFlags) => {
      const { cwd } = invocation.shell;
      const results = readResults(path.resolve(cwd, file));
      const report = reportOf(problemOf(results, file, id, invocation), options.engine, invocation);
      const candidate = await sameCandidate(results.candidate, options.anyway, invocation);
      if (options.html !== undefined) {
        const shown = { ...results, candidate: { ...results.candidate, hash: candidate.hash } };
        await writePage(shown, report, candidate, options.html, invocation);
        return;
      }
      const grep = titlesOf([report.check], invocation);
      invocation.code = await judge(
        { ...options, ...report.counterexample, candidate, engines: [report.engine], grep },
        invocation,
      );
    });
  return withHelp(command, {
    examples: [
      'conformance-report/fork.umd.js/conformance.json COOKIE-NAME-2',
      'conformance-report/fork.umd.js/conformance.json --engine firefox --anyway',
      'conformance-report/fork.umd.js/conformance.json OPTOUT-2 --html optout-2.html',
    ],
    exitCodes:
      'Exit code: 0 if the requirement holds now or a page was written, 1 if it fails again, 2 if there is no verdict.',
  });
}

async function writePage(
  results: Results,
  report: CheckReport,
  candidate: Candidate,
  file: string,
  invocation: Invocation,
): Promise<void> {
  if (!report.recording) {
    throw new UsageError({
      expected: 'a failure whose steps are in the results',
      seen: `${report.check} in ${report.engine}: too many steps, or results of an older version`,
      next: invocation.without('--html'),
    });
  }
  const page = replayHtml(results, report, await replayParts(candidate));
  writeOutput(path.resolve(invocation.shell.cwd, file), page);
  invocation.shell.stdout.write(`${sanitize(file)}  ${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB\n`);
}

/** Returns the problem, declared or not, of the requirement to replay. Throws UsageError. */
function problemOf(results: Results, file: string, id: string | undefined, invocation: Invocation): FindingGroup {
  // A check that ends at a failure blocks requirements that other checks may have shown to hold.
  const failing = findingGroups(
    results,
    ({ verdict }, status) => ['crash', 'timeout', 'fail', 'warn', 'blocked'].includes(verdict) && status !== 'pass',
  );
  const idsOf = (groups: readonly FindingGroup[]) => groups.flatMap(({ requirements }) => requirements);
  const unblocked = failing.filter(({ finding }) => finding.verdict !== 'blocked');
  const ids = idsOf(unblocked.length > 0 ? unblocked : failing);
  const requested = id ?? (ids.length === 1 ? ids[0] : undefined);
  if (failing.length === 0) {
    throw new UsageError({
      expected: 'results in which a requirement fails',
      seen: `${file}: none does`,
      next: results.run.command,
    });
  }
  if (requested === undefined) {
    throw new UsageError({
      expected: `one of the requirements that fail: ${ids.join(', ')}`,
      seen: 'none was named',
      next: invocation.with(`${ids[0]}`),
    });
  }
  const chosen = choice(requested, idsOf(failing), 'one of the requirements that fail', invocation);
  return failing.find(({ requirements }) => requirements.includes(chosen)) as FindingGroup;
}

function reportOf({ reports }: FindingGroup, engine: string | undefined, invocation: Invocation): CheckReport {
  if (engine === undefined) return reports[0];
  const engines = [...new Set(reports.map((report) => report.engine))];
  const chosen = choice(engine, engines, 'an engine in which it fails', invocation);
  return reports.find((report) => report.engine === chosen) ?? reports[0];
}

/** Returns the candidate that was judged. Throws UsageError if it has changed since, unless `anyway` is set. */
async function sameCandidate(judged: JudgedCandidate, anyway: boolean, invocation: Invocation): Promise<Candidate> {
  const isBundle = /^(?:file:|https?:)/.test(judged.specifier);
  const line = isBundle ? lineNamed(judged.line, invocation) : undefined;
  const candidate = await findCandidate(judged.specifier, invocation.shell.cwd, line);
  if (candidate.hash === judged.hash || anyway) return candidate;
  throw new UsageError({
    expected: `${judged.specifier} as it was judged, ${judged.hash}`,
    seen: `it is ${candidate.hash} now`,
    next: invocation.with('--anyway'),
  });
}
