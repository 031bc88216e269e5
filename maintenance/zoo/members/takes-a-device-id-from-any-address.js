expose(
  class extends Sdk {
    deviceIdFor(options) {
      return super.deviceIdFor({ ...options, deviceIdFromUrlParam: true });
    }
  },
);
