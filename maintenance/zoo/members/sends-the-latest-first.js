expose(
  class extends Sdk {
    inOrder(events) {
      return super.inOrder(events).reverse();
    }
  },
);
