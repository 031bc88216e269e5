import { property } from '../check/check.ts';
import { judgeSilence, judgeWorld } from '../story/judge-world.ts';
import { playStory } from '../story/play.ts';
import { describeStory, stories } from '../story/stories.ts';

export const storyChecks = [
  property({
    id: 'any-story',
    title: 'After each step of any story, everything observable is what a conforming SDK would show',
    covers: [
      'CLEAR-1',
      'COOKIE-ATTR-1',
      'COOKIE-ATTR-2',
      'COOKIE-ATTR-4',
      'COOKIE-ATTR-6',
      'COOKIE-LIFE-1',
      'COOKIE-LIFE-4',
      'COOKIE-NAME-1',
      'COOKIE-VALUE-1',
      'COOKIE-VALUE-11',
      'COOKIE-VALUE-2',
      'COOKIE-VALUE-4',
      'DEFER-1',
      'DEFER-2',
      'DOMAIN-1',
      'IDENTITY-1',
      'IDENTITY-3',
      'IDENTITY-8',
      'IDENTITY-9',
      'OPTOUT-1',
      'OPTOUT-5',
      'OPTOUT-7',
      'ORDER-1',
      'ORDER-2',
      'ORDER-3',
      'ORDER-4',
      'PROBE-1',
      'UNSENT-1',
      'UNSENT-15',
      'UNSENT-3',
      'UNSENT-SCOPE-1',
      'UNSENT-SCOPE-2',
      'UNSENT-SCOPE-4',
      'PROJECT-1',
      'SESSION-1',
      'SESSION-2',
    ],
    cost: 1,
    arbitrary: stories,
    continueOnKnownFailure: true,
    shrinks: 400,
    describe: describeStory,
    holds: (context, story) =>
      playStory(context, story, async (snapshot) => {
        if (snapshot.isSilent) await judgeSilence(context, snapshot);
        await judgeWorld(context, snapshot);
      }),
  }),
];
