expose(
  class extends Sdk {
    cookieName(key) {
      return `amp_${key.slice(0, 7)}`;
    }
  },
);
