import { all } from '../../page/browser/element.ts';

/** Opens the unverified requirements and the consent proof while the page is printed: a reader of paper cannot. */
export function openDetailsForPrinting(): void {
  const details = all(document, 'header details, .proof details', HTMLDetailsElement);
  let closed: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = details.filter(({ open }) => !open);
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });
}
