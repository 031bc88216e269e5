import { shellWord } from '../harness/candidate/shell-word.ts';
import type { ExitCode, Shell } from './shell.ts';

const PROGRAM = 'npx amplitude-conformance';

/** The command line as it was typed, and what came of it. */
export class Invocation {
  readonly shell: Shell;
  readonly words: readonly string[];
  /** What the process ends with. */
  code: ExitCode = 0;

  constructor(words: readonly string[], shell: Shell) {
    this.words = words;
    this.shell = shell;
  }

  /** The same again. */
  get command(): string {
    return [PROGRAM, ...this.words.map(shellWord)].join(' ');
  }

  /** The same with another word in the place of one. */
  instead(wrong: string, right: string): string {
    const words = this.words.map((word) => (word === wrong ? right : word.replace(`=${wrong}`, `=${right}`)));
    return new Invocation(words, this.shell).command;
  }

  /** How the command explains itself; of none, how the program does. */
  help(command: string | null = this.words[0] ?? null): string {
    const explains = command === null || command.startsWith('-') ? '' : `${shellWord(command)} `;
    return `${PROGRAM} ${explains}--help`;
  }
}
