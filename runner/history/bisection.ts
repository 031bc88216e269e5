/**
 * Judges both ends of a line of `count` points, and then the middle of each interval whose ends differ, until every change
 * that shows stands between two neighbours. What was judged, by its place; nothing is judged twice. A change that is undone
 * between two judged points that do not differ is not found.
 */
export async function bisect<Answer>(
  count: number,
  judge: (place: number) => Promise<Answer>,
  differ: (one: Answer, other: Answer) => boolean,
): Promise<Map<number, Answer>> {
  const judged = new Map<number, Answer>();
  const ask = async (place: number): Promise<Answer> => {
    const answer = await judge(place);
    judged.set(place, answer);
    return answer;
  };
  const split = async (low: number, atLow: Answer, high: number, atHigh: Answer): Promise<void> => {
    if (high - low < 2 || !differ(atLow, atHigh)) return;
    const middle = Math.floor((low + high) / 2);
    const atMiddle = await ask(middle);
    await Promise.all([split(low, atLow, middle, atMiddle), split(middle, atMiddle, high, atHigh)]);
  };
  const ends = [...new Set([0, count - 1])].filter((place) => place >= 0);
  const [first, last] = await Promise.all(ends.map(async (place) => ({ place, answer: await ask(place) })));
  if (first && last) await split(first.place, first.answer, last.place, last.answer);
  return new Map([...judged].sort(([one], [other]) => one - other));
}
