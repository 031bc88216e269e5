import { run } from '../command.ts';
import { matrix } from './command.ts';

run(matrix);
