import { run } from '../reports/command.ts';
import { steadiness } from './steadiness/command.ts';

await run(steadiness);
