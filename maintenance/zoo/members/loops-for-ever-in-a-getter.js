expose(Sdk);
Object.defineProperty(window.amplitude, 'getInstance', {
  get() {
    for (;;);
  },
});
