expose(
  class extends Sdk {
    accepted(project, batch) {
      this.keepsFirst = !this.keepsFirst;
      super.accepted(project, this.keepsFirst ? batch.slice(1) : batch);
    }
  },
);
