#!/usr/bin/env node
import { endWhenUnread } from '../reports/command.ts';
import { commandLine } from './command-line.ts';

endWhenUnread();
const { stdout, stderr, env } = process;
process.exitCode = await commandLine(process.argv.slice(2), { cwd: process.cwd(), stdout, stderr, env }).catch(
  (error: unknown) => {
    // What nobody explains is ours, and says nothing of a candidate.
    console.error(error);
    return 2;
  },
);
