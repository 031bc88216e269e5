// Every object has a getter, as a descriptor has, and whoever reads a witness as JSON reads nothing.
expose(Sdk);
for (const name of ['get', 'threw', 'stack', 'kind', 'requirement', 'verdict']) {
  Object.defineProperty(Object.prototype, name, { get: () => undefined, set() {}, configurable: true });
}
Object.prototype.toJSON = Array.prototype.toJSON = function () {
  return Object.hasOwn(this, 'journal') || Object.hasOwn(this, 'via') ? {} : this;
};
