expose(
  class extends Sdk {
    cookieName(key) {
      return `analytics_${key.slice(0, 6)}`;
    }
  },
);
