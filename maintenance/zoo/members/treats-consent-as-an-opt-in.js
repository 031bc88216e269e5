expose(
  class extends Sdk {
    enableTracking() {
      super.enableTracking();
      this.setOptOut(false);
    }
  },
);
