/**
 * Judges both ends of a line of `count` points and the points in `free`, then the middle of each interval whose ends
 * differ, until every visible change lies between neighbours. Returns the answers by place. No point is judged twice. A
 * change that is undone between two equal points is not found.
 */
export async function bisect<Answer>(
  count: number,
  judge: (place: number) => Promise<Answer>,
  differ: (one: Answer, other: Answer) => boolean,
  free: readonly number[] = [],
): Promise<Map<number, Answer>> {
  const judged = new Map<number, Answer>();
  const ask = async (place: number) => {
    const answer = await judge(place);
    judged.set(place, answer);
    return { place, answer };
  };
  type Point = Awaited<ReturnType<typeof ask>>;
  const split = async (low: Point, high: Point): Promise<void> => {
    if (high.place - low.place < 2 || !differ(low.answer, high.answer)) return;
    const middle = await ask(Math.floor((low.place + high.place) / 2));
    await Promise.all([split(low, middle), split(middle, high)]);
  };
  const places = [...new Set([0, count - 1, ...free])].filter((place) => place >= 0).sort((one, other) => one - other);
  const points = await Promise.all(places.map(ask));
  await Promise.all(points.slice(1).map((high, index) => split(points[index] ?? high, high)));
  return new Map([...judged].sort(([one], [other]) => one - other));
}
