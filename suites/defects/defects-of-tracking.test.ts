import { DEFECTS_OF_TRACKING } from './defects.ts';
import { judgeDefects } from './judge-defects.ts';

judgeDefects(DEFECTS_OF_TRACKING);
