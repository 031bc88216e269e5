import { render } from 'preact';
import type { Player } from '../../../evidence/replay.ts';
import { copyButtons } from '../../html/browser/copy.ts';
import type { RecordedCheck } from '../parts.ts';
import type { Script } from './script.ts';
import { Stage } from './stage.tsx';

declare const newPlayer: (check: RecordedCheck) => Player;

const script = JSON.parse(document.getElementById('script')?.textContent ?? 'null') as Script;
const root = document.getElementById('replay');
if (root) {
  root.replaceChildren();
  render(<Stage script={script} newPlayer={() => newPlayer(script.check)} />, root);
}
copyButtons();
