/** Operations on the properties of a person (UNSENT-15, ORDER-4). */
export class Identify {
  readonly userProperties: { $set: Record<string, unknown> };

  constructor() {
    this.userProperties = { $set: {} };
  }

  set(property: string, value: unknown): this {
    this.userProperties.$set[property] = value;
    return this;
  }
}
