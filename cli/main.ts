#!/usr/bin/env node
import { commandLine } from './command-line.ts';

const { stdout, stderr, env } = process;
process.exitCode = await commandLine(process.argv.slice(2), { cwd: process.cwd(), stdout, stderr, env });
