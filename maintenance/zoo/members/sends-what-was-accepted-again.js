expose(
  class extends Sdk {
    accepted(project, batch) {
      this.isTired = !this.isTired;
      super.accepted(project, this.isTired ? batch.slice(1) : batch);
    }
  },
);
