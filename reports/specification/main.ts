import { run } from '../command.ts';
import { spec } from './command.ts';

run(spec);
