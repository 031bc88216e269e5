expose(
  class extends Sdk {
    init(key, userId, given) {
      alert('Cookies?');
      confirm('Really?');
      prompt('Why not?');
      super.init(key, userId, given);
    }
  },
);
