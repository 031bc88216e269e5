import { renderAll } from './rendering.ts';

/** Shows the target of every link that is followed, even if a filter or a closed `details` hides it. */
export function revealLinkTargets(reveal: (target: HTMLElement) => void): void {
  const revealTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    renderAll();
    reveal(target);
    for (let one: HTMLElement | null = target; one; one = one.parentElement)
      if (one instanceof HTMLDetailsElement) one.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', revealTarget);
  revealTarget();
}
