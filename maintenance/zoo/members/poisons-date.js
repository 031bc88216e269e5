window.Date = class extends Date {
  static now() {
    return Number.NaN;
  }
};
Date.prototype.getTime = Date.prototype.toISOString = () => 'poisoned';
expose(Sdk);
