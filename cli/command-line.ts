import { Command, CommanderError, Help, type Option } from 'commander';
import { commandText } from '../evidence/command-text.ts';
import { diagnosisLines } from '../evidence/diagnosis.ts';
import { UsageError } from '../evidence/fault.ts';
import { nearest } from '../harness/candidate-file/nearest.ts';
import type { ExitCode } from '../reports/results/exit-code.ts';
import { Invocation } from './invocation.ts';
import type { Program } from './program.ts';
import { type Shell, sayError } from './shell.ts';

/** Runs a command line and returns the exit code of its process. `words` do not include the program’s name. */
export async function commandLine(program: Program, words: readonly string[], shell: Shell): Promise<ExitCode> {
  const invocation = new Invocation(program.start, words, shell);
  const root = await rootCommand(program, invocation);
  try {
    await root.parseAsync([...words], { from: 'user' });
    return invocation.code;
  } catch (error) {
    if (error instanceof CommanderError && HELP.includes(error.code)) return error.exitCode === 0 ? 0 : 2;
    const fault = error instanceof CommanderError ? usageError(error, root, invocation) : error;
    if (!(fault instanceof UsageError)) throw fault;
    sayError(shell, diagnosisLines(fault.diagnosis));
    return 2;
  }
}

/** The program with the command that the first word names, or with all commands if it names none. */
async function rootCommand({ start, commands, ...program }: Program, invocation: Invocation): Promise<Command> {
  const root = new Command(start)
    .description(program.description)
    .version(program.version)
    .addHelpText('after', `\n${program.help}`);
  const all = Object.entries(commands);
  const named = all.filter(([name]) => name === invocation.words[0]);
  const loaded = (named.length > 0 ? named : all).map(async ([name, load]) =>
    (await load()).define(new Command(name), invocation),
  );
  for (const command of await Promise.all(loaded)) root.addCommand(command);
  const { stdout, stderr } = invocation.shell;
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .configureHelp({ commandUsage: usageOf, optionDescription: describeOption })
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => stderr.write(text),
        outputError: () => undefined,
      });
  }
  return root;
}

/** How a command is typed, with its arguments. */
function usageOf(command: Command): string {
  return command.parent ? commandText(command.name(), command.usage()) : `${command.name()} ${command.usage()}`;
}

/** An option’s description, which says if the option is required. A flag’s default is left out: no flag is set by default. */
function describeOption(option: Option): string {
  if (option.mandatory) return `${option.description} (required)`;
  return option.isBoolean() ? option.description : new Help().optionDescription(option);
}

const HELP = ['commander.help', 'commander.helpDisplayed', 'commander.version'];

/** The usage error for what the parser refused. */
function usageError(error: CommanderError, root: Command, invocation: Invocation): UsageError {
  const command = root.commands.find((one) => one.name() === invocation.words[0]) ?? root;
  switch (error.code) {
    case 'commander.unknownCommand': {
      const names = root.commands.map((one) => one.name());
      return unknownWord('a command', names, root.args[0], invocation, invocation.help(null));
    }
    case 'commander.unknownOption': {
      const words = command === root ? invocation.words : invocation.words.slice(1);
      const [option] = command.parseOptions([...words]).unknown;
      const flags = command.createHelp().visibleOptions(command).map(flagOf);
      return unknownWord(`an option of ${command.name()}`, flags, option, invocation);
    }
    default:
      return new UsageError({
        expected: usageOf(command),
        seen: error.message.replace(/^error: /, ''),
        next: invocation.help(),
      });
  }
}

function unknownWord(
  expected: string,
  words: readonly string[],
  seen = '',
  invocation: Invocation,
  help = invocation.help(),
): UsageError {
  const meant = nearest(seen, words);
  const next = meant === undefined ? help : invocation.instead(seen, meant);
  return new UsageError({ expected: `${expected}: ${words.join(', ')}`, seen, next });
}

function flagOf({ long, short }: Option): string {
  return long ?? short ?? '';
}
