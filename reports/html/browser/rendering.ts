/** Renders the chapters whose rendering the style sheet defers, so that the page does not shift under a link’s target. */
export function renderAll(): void {
  document.body.classList.add('rendered');
}

/** Opens the page with what is visible, and renders the rest once it has loaded. */
export function renderAllAfterLoad(): void {
  addEventListener('load', () => setTimeout(renderAll));
}
