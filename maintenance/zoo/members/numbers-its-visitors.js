expose(
  class extends Sdk {
    stranger() {
      return { ...super.stranger(), deviceId: `visitor-${Date.now()}` };
    }
  },
);
