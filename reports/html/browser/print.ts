import { all } from './element.ts';

/** Paper cannot be opened: what proves consent, and what was left unverified, is printed whether or not it is open. */
export function openForPrint(): void {
  const folded = all(document, 'header details, .proof details', HTMLDetailsElement);
  let closed: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = folded.filter(({ open }) => !open);
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });
}
