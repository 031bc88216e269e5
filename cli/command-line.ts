import { Command, CommanderError, type Option } from 'commander';
import { UsageError } from '../evidence/fault.ts';
import { nearest } from '../harness/candidate-file/nearest.ts';
import { suite } from '../reports/results/suite.ts';
import { sanitize } from '../reports/text/sanitize.ts';
import { Invocation } from './invocation.ts';
import type { ExitCode, Shell } from './shell.ts';

interface Loadable {
  names: readonly string[];
  load: () => Promise<readonly ((invocation: Invocation) => Command)[]>;
}

/**
 * In the order in which a person meets them. The one that is named is loaded without the others: what they know of
 * packages, browsers and the suite takes longer to load than most of them take to answer.
 */
const COMMANDS: readonly Loadable[] = [
  { names: ['init'], load: async () => [(await import('./init.ts')).init] },
  { names: ['smoke'], load: async () => [(await import('./smoke.ts')).smoke] },
  { names: ['run'], load: async () => [(await import('./run.ts')).run] },
  { names: ['replay'], load: async () => [(await import('./replay.ts')).replay] },
  {
    names: ['report', 'views', 'diff', 'matrix', 'verify', 'sign'],
    load: async () => (await import('./views.ts')).views,
  },
  { names: ['history'], load: async () => [(await import('./history.ts')).history] },
  { names: ['bisect'], load: async () => [(await import('./bisect.ts')).bisect] },
  { names: ['spec'], load: async () => [(await import('./spec.ts')).spec] },
  { names: ['engines'], load: async () => [(await import('./engines.ts')).engines] },
];

/** The commands that the first word names: one, or all where it names none, for help and to say what was meant. */
async function commandsNamed(word: string | undefined, invocation: Invocation): Promise<Command[]> {
  const named = COMMANDS.filter(({ names }) => names.some((name) => name === word));
  const loaded = await Promise.all((named.length > 0 ? named : COMMANDS).map(({ load }) => load()));
  return loaded.flat().map((command) => command(invocation));
}

/** Runs a command line, without the program’s own name, and says what its process is to end with. */
export async function commandLine(words: readonly string[], shell: Shell): Promise<ExitCode> {
  const invocation = new Invocation(words, shell);
  const program = new Command('amplitude-conformance')
    .description('Judges how a browser analytics SDK keeps identity: cookies, storage, uploads, consent.')
    .version(`${suite.version}, requirements of ${suite.revision}`)
    .addHelpText(
      'after',
      '\nBegin with:\n  npx amplitude-conformance run file:./dist/YOUR-BUNDLE.js --engine simulated',
    );
  for (const command of await commandsNamed(words[0], invocation)) program.addCommand(command);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: () => undefined,
    });
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return invocation.code;
  } catch (error) {
    if (error instanceof CommanderError && HELP.includes(error.code)) return error.exitCode === 0 ? 0 : 2;
    const fault = error instanceof CommanderError ? misread(error, program, invocation) : error;
    if (!(fault instanceof UsageError || fault instanceof UsageError)) throw fault;
    shell.stderr.write(`${hereCalled(fault.message).split('\n').map(sanitize).join('\n')}\n`);
    return 2;
  }
}

/** What commands of the repository are called here. */
function hereCalled(message: string): string {
  return message
    .replace(/npm run (\w+) --/g, 'npx amplitude-conformance $1')
    .replace(/^next {6}npx playwright test$/m, 'next      npx amplitude-conformance run CANDIDATE');
}

const HELP = ['commander.help', 'commander.helpDisplayed', 'commander.version'];

/** What the parser objects to, as every other diagnostic of ours is said. */
function misread(error: CommanderError, program: Command, invocation: Invocation): UsageError {
  const [seen = error.message] = /(?<=')[^']+(?=')/.exec(error.message) ?? [];
  const command = program.commands.find((one) => one.name() === invocation.words[0]) ?? program;
  switch (error.code) {
    case 'commander.unknownCommand':
      return wrong(
        'a command',
        program.commands.map((one) => one.name()),
        seen,
        invocation,
        invocation.help(null),
      );
    case 'commander.unknownOption':
      return wrong(`an option of ${command.name()}`, command.options.map(flagOf), seen, invocation, invocation.help());
    default:
      return new UsageError({
        expected: `${fullName(command)} ${command.usage()}`,
        seen: error.message.replace(/^error: /, ''),
        next: invocation.help(),
      });
  }
}

function wrong(what: string, words: readonly string[], seen: string, invocation: Invocation, help: string): UsageError {
  const meant = nearest(seen, words);
  const next = meant === undefined ? help : invocation.instead(seen, meant);
  return new UsageError({ expected: `${what}: ${words.join(', ')}`, seen, next });
}

function fullName(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

function flagOf({ long, short }: Option): string {
  return long ?? short ?? '';
}
