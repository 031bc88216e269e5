import { run } from '../../reports/command.ts';
import { guide } from './command.ts';

await run(guide);
