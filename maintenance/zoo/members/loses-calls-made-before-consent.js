expose(
  class extends Sdk {
    enableTracking() {
      this.deferred?.splice(1);
      super.enableTracking();
    }
  },
);
