import { commandText } from '../evidence/command-text.ts';
import { shellWord } from '../harness/candidate/shell-word.ts';
import type { Conclusion } from '../reports/conclusion.ts';
import type { ExitCode } from '../reports/results/exit-code.ts';
import { type Shell, say } from './shell.ts';

/** One use of a command line: its words and its outcome. */
export class Invocation {
  readonly shell: Shell;
  readonly words: readonly string[];
  /** How the program is started without a command. */
  readonly #start: string;
  /** The exit code of the process. */
  code: ExitCode = 0;

  constructor(start: string, words: readonly string[], shell: Shell) {
    this.#start = start;
    this.words = words;
    this.shell = shell;
  }

  /** The command, as it would be typed again. */
  get command(): string {
    return this.#textOf(this.words);
  }

  /** The command with further words. */
  with(...words: readonly string[]): string {
    return this.#textOf([...this.words, ...words]);
  }

  /** The command with one word replaced. */
  instead(wrong: string, right: string): string {
    return this.#textOf(
      this.words.map((word) => (word === wrong ? right : word.replace(`=${wrong}`, () => `=${right}`))),
    );
  }

  /** The command without an option and its value. */
  without(option: string): string {
    return this.#textOf(
      this.words.filter(
        (word, index) => !word.startsWith(`${option}=`) && ![word, this.words[index - 1]].includes(option),
      ),
    );
  }

  /** The command that prints the help of a command, or of the program if `null`. */
  help(command: string | null = this.words[0] ?? null): string {
    return this.#textOf(command === null || command.startsWith('-') ? ['--help'] : [command, '--help']);
  }

  /** Prints the outcome of a command and takes its exit code. */
  conclude({ lines, workflowCommands = [], code }: Conclusion): void {
    say(this.shell, lines);
    for (const line of workflowCommands) this.shell.stdout.write(`${line}\n`);
    this.code = code;
  }

  #textOf(words: readonly string[]): string {
    const [command = '--help', ...args] = words.map(shellWord);
    return command.startsWith('-') ? [this.#start, command, ...args].join(' ') : commandText(command, ...args);
  }
}
