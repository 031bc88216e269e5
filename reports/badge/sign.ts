import { run } from '../command.ts';
import { sign } from './sign-command.ts';

await run(sign);
