import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type { CheckReport } from '../evidence/check-report.ts';
import { UsageError } from '../evidence/fault.ts';
import type { Candidate } from '../harness/candidate/candidate.ts';
import { replayHtml } from '../reports/replay/html.tsx';
import { type Problem, problems } from '../reports/results/problem.ts';
import type { JudgedCandidate, Results } from '../reports/results/results.ts';
import { readResults } from '../reports/results/results-file.ts';
import { sanitize } from '../reports/text/sanitize.ts';
import { findCandidate } from '../runner/find-candidate.ts';
import { replayParts } from '../runner/replay-parts.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';
import { judged } from './judging.ts';
import { lineNamed } from './profile-option.ts';
import { titlesOf } from './requested-checks.ts';

interface Options {
  engine?: string;
  anyway: boolean;
  html?: string;
  out: string;
  json: boolean;
}

export function replay(invocation: Invocation): Command {
  return new Command('replay')
    .summary('run again exactly the check that failed')
    .description('Runs again exactly the check by which a requirement failed: candidate, engine, seed and value.')
    .argument('<results>', 'the results file of a run, conformance.json')
    .argument('[id]', 'the requirement; not needed where only one fails')
    .option('-e, --engine <name>', 'in this one of the engines where it failed; the first unless given')
    .option('--anyway', 'even where the candidate is no longer the one that was judged', false)
    .option('--html <file>', 'run nothing, and write a page in which the steps can be taken again, in any browser')
    .option('--out <folder>', 'where the results go, in a folder named for the candidate', 'conformance-report/replay')
    .option('--json', 'print the results file on standard output, and nothing else there', false)
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance replay conformance-report/fork.umd.js/conformance.json COOKIE-NAME-2
  npx amplitude-conformance replay conformance-report/fork.umd.js/conformance.json --engine firefox --anyway
  npx amplitude-conformance replay conformance-report/fork.umd.js/conformance.json OPTOUT-2 --html optout-2.html

Ends with 1 where it fails again, and with 0 where it holds now, or where a page was written.`,
    )
    .action(async (file: string, id: string | undefined, options: Options) => {
      const { cwd } = invocation.shell;
      const results = readResults(path.resolve(cwd, file));
      const report = reportOf(problemOf(results, id, invocation), options.engine, invocation);
      const candidate = await sameCandidate(results.candidate, options.anyway, invocation);
      if (options.html !== undefined) {
        const seen = { ...results, candidate: { ...results.candidate, hash: candidate.hash } };
        await writePage(seen, report, candidate, options.html, invocation);
        return;
      }
      const grep = titlesOf([report.check], invocation);
      invocation.code = await judged(
        { ...options, ...report.counterexample, candidate, engines: [report.engine], grep },
        invocation,
      );
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
      expected: 'a failure whose steps the results hold',
      seen: `${report.check} in ${report.engine}: too many steps, or results of an older version`,
      next: invocation.command.replace(/ --html[= ]\S+/, ''),
    });
  }
  const page = replayHtml(results, report, await replayParts(candidate));
  writeFileSync(path.resolve(invocation.shell.cwd, file), page);
  invocation.shell.stdout.write(`${sanitize(file)}  ${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB\n`);
}

/** What fails as the candidate did not declare, or as it did. */
function problemOf(results: Results, id: string | undefined, invocation: Invocation): Problem {
  const failing = problems(results, ({ verdict }) => ['crash', 'timeout', 'fail', 'warn', 'blocked'].includes(verdict));
  const ids = failing.flatMap(({ requirements }) => requirements);
  const requested = id ?? (failing.length === 1 ? ids[0] : undefined);
  if (failing.length === 0) {
    throw new UsageError({
      expected: 'results in which a requirement fails',
      seen: `${invocation.words[1]}: none does`,
      next: results.run.command,
    });
  }
  if (requested === undefined) {
    throw new UsageError({
      expected: `one of the requirements that fail: ${ids.join(', ')}`,
      seen: 'none was named',
      next: `${invocation.command} ${ids[0]}`,
    });
  }
  const chosen = choice(requested, ids, 'one of the requirements that fail', invocation);
  return failing.find(({ requirements }) => requirements.includes(chosen)) as Problem;
}

function reportOf({ reports }: Problem, engine: string | undefined, invocation: Invocation): CheckReport {
  if (engine === undefined) return reports[0];
  const engines = [...new Set(reports.map((report) => report.engine))];
  const chosen = choice(engine, engines, 'an engine in which it fails', invocation);
  return reports.find((report) => report.engine === chosen) ?? reports[0];
}

/** The candidate that was judged. Throws UsageError where what its specifier names has changed since. */
async function sameCandidate(was: JudgedCandidate, anyway: boolean, invocation: Invocation): Promise<Candidate> {
  const isBundle = /^(?:file:|https?:)/.test(was.specifier);
  const line = isBundle ? lineNamed(was.line, invocation) : undefined;
  const candidate = await findCandidate(was.specifier, invocation.shell.cwd, line);
  if (candidate.hash === was.hash || anyway) return candidate;
  throw new UsageError({
    expected: `${was.specifier} as it was judged, ${was.hash}`,
    seen: `it is ${candidate.hash} now`,
    next: `${invocation.command} --anyway`,
  });
}
