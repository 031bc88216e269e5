// Functions that the SDK does not use but a harness might.
Array.prototype.push = () => 0;
Array.prototype[Symbol.iterator] = Array.prototype.values = Array.prototype.values;
Function.prototype.call = Function.prototype.apply = Reflect.apply = () => 'poisoned';
Reflect.defineProperty = Object.defineProperty = (owner) => owner;
WeakMap.prototype.get = WeakMap.prototype.set = () => undefined;
String.prototype.trim = String.prototype.toLowerCase = () => 'poisoned';
Error.prototype.toString = () => 'poisoned';
expose(Sdk);
