expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      addEventListener('pagehide', () => {
        document.cookie = 'amp_left=1; path=/';
      });
    }
  },
);
