#!/usr/bin/env node
import { commandLine } from './command-line.ts';

const { stdout, stderr, env } = process;
process.exitCode = await commandLine(process.argv.slice(2), { cwd: process.cwd(), stdout, stderr, env }).catch(
  (error: unknown) => {
    // What nobody explains is ours, and says nothing of a candidate.
    console.error(error);
    return 2;
  },
);
