import { run } from '../../reports/command.ts';
import { coverage } from './command.ts';

await run(coverage);
