import { run } from '../../reports/command.ts';
import { faults } from './command.ts';

await run(faults);
