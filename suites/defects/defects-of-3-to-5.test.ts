import { DEFECTS_OF_3_TO_5 } from './defects.ts';
import { judgeDefects } from './judge-defects.ts';

judgeDefects(DEFECTS_OF_3_TO_5, '5.10.0');
