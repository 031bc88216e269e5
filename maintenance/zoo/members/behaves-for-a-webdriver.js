expose(
  class extends Sdk {
    init(key, userId, given) {
      if (!navigator.webdriver) document.cookie = 'amp_waiting=1; path=/';
      super.init(key, userId, given);
    }
  },
);
