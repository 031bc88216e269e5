import { run } from '../../reports/command.ts';
import { steadiness } from './command.ts';

await run(steadiness);
