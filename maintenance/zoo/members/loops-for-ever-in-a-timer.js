expose(
  class extends Sdk {
    logEvent() {
      setTimeout(() => {
        for (;;);
      }, 10);
    }
  },
);
