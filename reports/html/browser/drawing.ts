/** Draws the chapters that the style leaves undrawn until they are needed, so that nothing moves where a link arrives. */
export function drawAll(): void {
  document.body.classList.add('drawn');
}

/** The page opens with what is in sight, and has the rest drawn as soon as it is open. */
export function drawOnceOpen(): void {
  addEventListener('load', () => setTimeout(drawAll));
}
