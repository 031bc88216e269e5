expose(
  class extends Sdk {
    init(key, userId, given) {
      for (let i = 0; i < 150; i++) document.cookie = `flood_${i}=1; path=/`;
      super.init(key, userId, given);
    }
  },
);
