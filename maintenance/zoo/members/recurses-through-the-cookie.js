expose(
  class extends Sdk {
    init() {
      const cookie = {
        toString() {
          document.cookie = cookie;
          return 'a=1';
        },
      };
      document.cookie = cookie;
    }
  },
);
