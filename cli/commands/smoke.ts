import type { Command } from 'commander';
import { UsageError } from '../../evidence/fault.ts';
import { ENGINES } from '../../evidence/verdict.ts';
import { runCommand } from '../../harness/candidate/run-command.ts';
import type { SmokeFinding, SmokeReport } from '../../harness/smoke/report.ts';
import { smoke } from '../../harness/smoke/smoke.ts';
import { smokePublished } from '../../maintenance/smoke/published-versions.ts';
import { findCandidate, resolveOptions } from '../../runner/find-candidate.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { engineNamed } from '../options/choice.ts';
import { lineNamed, profileOption } from '../options/profile-option.ts';
import { say, sayJson } from '../shell.ts';

interface SmokeFlags {
  engine: string;
  profile?: string;
  published?: string;
  json: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('check in seconds whether an SDK, its adapter and its profile fit together')
    .description('Checks whether an SDK, its adapter and its profile fit together. It judges no requirement.')
    .argument('[candidate]', 'a candidate, as for run')
    .option('-e, --engine <name>', `the engine to use: ${ENGINES.join(', ')}`, 'simulated')
    .addOption(profileOption())
    .option('--published <package>', 'check every published version of a package instead, one line each')
    .option('--json', 'print only JSON on standard output', false)
    .action(async (specifier: string | undefined, { engine, profile, published, json }: SmokeFlags) => {
      const { shell } = invocation;
      if (published !== undefined) return smokePublishedVersions(published, invocation);
      if (specifier === undefined)
        throw new UsageError({
          expected: 'a candidate, or --published NAME',
          seen: 'neither',
          next: invocation.help(),
        });
      const chosen = engineNamed(engine, invocation);
      const report = await smoke(await findCandidate(specifier, shell.cwd, lineNamed(profile, invocation)), chosen);
      if (json) sayJson(shell, report);
      else say(shell, linesOf(report));
      invocation.code = report.holds ? 0 : 1;
    });
  return withHelp(command, {
    examples: ['file:./dist/fork.umd.js', './fork.candidate.ts --engine chromium', '--published amplitude-js'],
    exitCodes: 'Exit code: 0 if everything fits, 1 if something does not, 2 if there is no answer.',
  });
}

/** Prints each version as soon as it is checked. A version that is not covered is listed, and is not an error. */
async function smokePublishedVersions(name: string, invocation: Invocation): Promise<void> {
  const { shell } = invocation;
  const counts = new Map<string, number>();
  for await (const { version, line, outcome, detail } of smokePublished(name, resolveOptions(shell.cwd))) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    say(shell, [`${version.padEnd(20)} ${(line ?? '').padEnd(20)} ${outcome.padEnd(12)} ${detail}`.trimEnd()]);
  }
  say(shell, [[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')]);
  invocation.code = counts.has('broken') || counts.has('unusable') ? 1 : 0;
}

const SIGNS = { ok: '✓', broken: '✗', unprobed: '-' } as const;

/** The parts that fit, in a line each; the others with what was expected, what was seen and what to do. */
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
  if (outcome === 'ok')
    return [`${head}: ${expected}${seen === 'yes' || expected.endsWith(`: ${seen}`) ? '' : `: ${seen}`}`];
  if (outcome === 'unprobed') return [`${head}: not checked; ${seen}`];
  return [head, `  expected  ${expected}`, `  seen      ${seen}`, ...(next === null ? [] : [`  next      ${next}`])];
}
