expose(
  class extends Sdk {
    newIdentity() {
      return { ...super.newIdentity(), deviceId: `visitor-${Date.now()}` };
    }
  },
);
