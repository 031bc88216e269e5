expose(
  class extends Sdk {
    init() {
      this.init();
    }
  },
);
