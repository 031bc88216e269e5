import { drawAll } from './drawing.ts';

/** Whatever a link leads to is shown when one arrives there, however it was hidden. */
export function arrivals(reveal: (target: HTMLElement) => void): void {
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    drawAll();
    reveal(target);
    for (let one: HTMLElement | null = target; one; one = one.parentElement)
      if (one instanceof HTMLDetailsElement) one.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', arrive);
  arrive();
}
