expose(
  class extends Sdk {
    init(key, userId, given) {
      for (let i = 0; i < 3; i++) window.open('http://elsewhere.example/');
      super.init(key, userId, given);
    }
  },
);
