expose(
  class extends Sdk {
    init() {
      for (;;);
    }
  },
);
