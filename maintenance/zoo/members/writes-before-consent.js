expose(
  class extends Sdk {
    init(key, userId, given) {
      document.cookie = 'amp_waiting=1; path=/';
      super.init(key, userId, given);
    }
  },
);
