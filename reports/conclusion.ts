import type { ExitCode } from './results/exit-code.ts';

/** The outcome of a command: the text it prints and the exit code of its process. */
export interface Conclusion {
  /** Plain text, one line each. Whoever prints it sanitises it. */
  lines: readonly string[];
  /** Workflow commands for a build server, printed unchanged: every text in them must already be sanitised. */
  workflowCommands?: readonly string[];
  code: ExitCode;
}
