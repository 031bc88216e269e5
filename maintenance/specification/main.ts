import { run } from '../../reports/command.ts';
import { spec } from './command.ts';

run(spec);
