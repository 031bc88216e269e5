import { run } from '../command.ts';
import { verify } from './verify-command.ts';

await run(verify);
