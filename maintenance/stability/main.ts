import { run } from '../../reports/command.ts';
import { stability } from './command.ts';

await run(stability);
