import type { Command } from 'commander';
import type { Invocation } from './invocation.ts';

/** A module with a command: it adds the arguments, options, help and action to a commander command. */
export interface CommandModule {
  define: (command: Command, invocation: Invocation) => Command;
}

/** A program with commands. */
export interface Program {
  /** How it is started without a command. */
  start: string;
  description: string;
  version: string;
  /** The last lines of its help. */
  help: string;
  /**
   * Its commands by name, in the order of its help. Each is a module of its own, so that only the named one is loaded: their
   * packages, browsers and checks take longer to load than most commands take to run.
   */
  commands: Readonly<Record<string, () => Promise<CommandModule>>>;
}
