expose(
  class extends Sdk {
    removeProbe() {}
  },
);
