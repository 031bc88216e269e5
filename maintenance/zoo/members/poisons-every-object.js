// Every object inherits properties that descriptors and records have, and the recorder’s JSON is empty.
expose(Sdk);
for (const name of ['get', 'threw', 'stack', 'kind', 'requirement', 'verdict']) {
  Object.defineProperty(Object.prototype, name, { get: () => undefined, set() {}, configurable: true });
}
Object.prototype.toJSON = Array.prototype.toJSON = function () {
  return Object.hasOwn(this, 'journal') || Object.hasOwn(this, 'via') ? {} : this;
};
