expose(
  class extends Sdk {
    logEvent() {
      const again = () => Promise.resolve().then(again);
      again();
    }
  },
);
