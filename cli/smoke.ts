import { Command } from 'commander';
import { UsageError } from '../evidence/fault.ts';
import { ENGINES } from '../evidence/verdict.ts';
import { runCommand } from '../harness/candidate/run-command.ts';
import type { SmokeFinding, SmokeReport } from '../harness/smoke/report.ts';
import { smoke as smokeOf } from '../harness/smoke/smoke.ts';
import { smokePublished } from '../maintenance/smoke/published-versions.ts';
import { findCandidate, whereToFind } from '../runner/find-candidate.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';
import { lineNamed, profileOption } from './profile-option.ts';
import { say, sayJson } from './shell.ts';

interface Options {
  engine: string;
  profile?: string;
  published?: string;
  json: boolean;
}

export function smoke(invocation: Invocation): Command {
  return new Command('smoke')
    .summary('look in seconds whether an SDK, its adapter and its profile fit together')
    .description('Looks whether an SDK, its adapter and its profile fit together. It judges nothing.')
    .argument('[candidate]', 'as for run')
    .option('-e, --engine <name>', `where to look: ${ENGINES.join(', ')}`, 'simulated')
    .addOption(profileOption())
    .option('--published <package>', 'all that was ever published of a package, a line for each version')
    .option('--json', 'print JSON on standard output, and nothing else there', false)
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance smoke file:./dist/fork.umd.js
  npx amplitude-conformance smoke ./fork.candidate.ts --engine chromium
  npx amplitude-conformance smoke --published amplitude-js

Ends with 0 where everything fits, with 1 where something does not, and with 2 where nothing can be said of it.`,
    )
    .action(async (specifier: string | undefined, { engine, profile, published, json }: Options) => {
      const { shell } = invocation;
      if (published !== undefined) return smokeHistory(published, invocation);
      if (specifier === undefined) throw nobody(invocation);
      const where = choice(engine, ENGINES, 'an engine', invocation);
      const report = await smokeOf(await findCandidate(specifier, shell.cwd, lineNamed(profile, invocation)), where);
      if (json) sayJson(shell, report);
      else say(shell, linesOf(report));
      invocation.code = report.holds ? 0 : 1;
    });
}

function nobody(invocation: Invocation): Error {
  return new UsageError({ expected: 'a candidate, or --published NAME', seen: 'neither', next: invocation.help() });
}

/** Tells of each version as soon as it is known. A version that is not covered is said, and is no fault. */
async function smokeHistory(name: string, invocation: Invocation): Promise<void> {
  const { shell } = invocation;
  const counts = new Map<string, number>();
  for await (const { version, line, outcome, says } of smokePublished(name, whereToFind(shell.cwd))) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    say(shell, [`${version.padEnd(20)} ${(line ?? '').padEnd(20)} ${outcome.padEnd(12)} ${says}`.trimEnd()]);
  }
  say(shell, [[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')]);
  invocation.code = counts.has('broken') || counts.has('unusable') ? 1 : 0;
}

const SIGNS = { ok: '✓', broken: '✗', unprobed: '-' } as const;

/** What holds in a line each; of the rest, what was expected and seen, and what to do. */
function linesOf({ candidate, engine, build, holds, findings, milliseconds }: SmokeReport): string[] {
  const { name, version, specifier, line } = candidate;
  return [
    `${version === null ? name : `${name}@${version}`} · ${specifier} · ${line} · ${engine}, ${build}`,
    '',
    ...findings.flatMap(findingLines),
    '',
    holds
      ? `fits, in ${(milliseconds / 1000).toFixed(1)} s · next: ${runCommand(specifier)}`
      : `does not fit, in ${(milliseconds / 1000).toFixed(1)} s`,
  ];
}

function findingLines({ part, outcome, expected, seen, next }: SmokeFinding): string[] {
  const head = `${SIGNS[outcome]} ${part}`;
  if (outcome === 'ok') return [`${head}: ${expected}: ${seen}`];
  if (outcome === 'unprobed') return [`${head}: not looked at; ${seen}`];
  return [head, `  expected  ${expected}`, `  seen      ${seen}`, ...(next === null ? [] : [`  next      ${next}`])];
}
