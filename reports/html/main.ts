import { run } from '../command.ts';
import { report } from './command.ts';

run(report);
