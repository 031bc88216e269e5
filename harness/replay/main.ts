import { TapePlayer } from './player.ts';
import { startRealm } from './realm.ts';

// One script for both: on the replay’s page it makes players, and in the workers that they start it is a page’s realm.

if (typeof document === 'undefined') startRealm();
else {
  const realm = document.currentScript?.textContent ?? '';
  Object.assign(globalThis, {
    newPlayer: (taped: ConstructorParameters<typeof TapePlayer>[0]) => new TapePlayer(taped, realm),
  });
}
