#!/usr/bin/env node
import { CONFORMANCE } from './conformance-program.ts';
import { start } from './start.ts';

await start(CONFORMANCE);
