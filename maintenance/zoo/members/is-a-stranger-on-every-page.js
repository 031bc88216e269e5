expose(
  class extends Sdk {
    start(key, userId, options) {
      super.start(key, userId, { ...options, deviceId: options.deviceId || randomId() });
    }
  },
);
