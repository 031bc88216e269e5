expose(
  class extends Sdk {
    cookies() {
      return document.cookie;
    }
  },
);
