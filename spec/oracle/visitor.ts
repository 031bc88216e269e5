import { IDENTIFY } from './upload.ts';

/** What a person, a page and the endpoint do, one after the other. Each page is initialised as soon as it has loaded. */
export type VisitStep =
  /** A page is loaded in place of the last one. `forgetful`: the person removed the site’s cookies before. */
  | { do: 'load'; deferred: boolean; forgetful: boolean }
  | { do: 'enableTracking' }
  | { do: 'track'; event: string }
  | { do: 'identify' }
  | { do: 'setUserId'; userId: string | null }
  | { do: 'setOptOut'; optOut: boolean }
  | { do: 'endpoint'; accepts: boolean };

/** An event or identify as it must arrive. Visitors are numbered: who has forgotten the last one is the next. */
export interface Expected {
  type: string;
  visitor: number;
  userId: string | null;
}

/** All that a conforming SDK’s behaviour depends on, of one person with one project on one site. */
export interface VisitState {
  /** The identity that is stored; `null` where there is none. */
  identity: { visitor: number; userId: string | null; optedOut: boolean } | null;
  visitors: number;
  page: 'none' | 'deferred' | 'tracking';
  /** Calls that wait for consent; they end with their page. */
  early: VisitStep[];
  accepting: boolean;
  /** What must have been accepted, in order. */
  accepted: Expected[];
  /** What waits in storage, in order. */
  waiting: Expected[];
  /** How many of those that wait may have been accepted as well: nobody says when they are tried again (ERRATUM-28). */
  released: number;
}

export const AT_FIRST: VisitState = {
  identity: null,
  visitors: 0,
  page: 'none',
  early: [],
  accepting: true,
  accepted: [],
  waiting: [],
  released: 0,
};

/** What becomes of a visit by a step. Pure: the state given stays as it is. */
export function afterStep(state: VisitState, step: VisitStep): VisitState {
  return released(stepped(state, step));
}

function stepped(state: VisitState, step: VisitStep): VisitState {
  switch (step.do) {
    case 'load': {
      const identity = step.forgetful ? null : state.identity;
      const left: VisitState = { ...state, identity, page: 'none', early: [] };
      // DEFER-6, DEFER-8, DEFER-12
      return step.deferred && !identity ? { ...left, page: 'deferred' } : begun(left);
    }
    case 'endpoint':
      return { ...state, accepting: step.accepts };
    case 'enableTracking':
      return state.page === 'deferred' ? enabled(state) : state;
    default:
      if (state.page === 'none') return state;
      return state.page === 'deferred' ? { ...state, early: [...state.early, step] } : called(state, step);
  }
}

function begun(state: VisitState): VisitState {
  if (state.identity) return { ...state, page: 'tracking' };
  const identity = { visitor: state.visitors, userId: null, optedOut: false };
  return { ...state, page: 'tracking', identity, visitors: state.visitors + 1 };
}

/**
 * DEFER-4, DEFER-5: early calls take effect in one go, before any upload is answered. So events wait for its end, and
 * where the person is out by then, they may have left before that or not.
 */
function enabled(state: VisitState): VisitState {
  const { accepting } = state;
  const replayed = state.early.reduce(stepped, begun({ ...state, early: [], accepting: false }));
  const { accepted, waiting, identity } = replayed;
  if (!accepting) return { ...replayed, accepting };
  if (identity?.optedOut) return { ...replayed, accepting, released: waiting.length };
  return { ...replayed, accepting, accepted: [...accepted, ...waiting], waiting: [], released: 0 };
}

function called(state: VisitState, step: Extract<VisitStep, { do: 'track' | 'identify' | 'setUserId' | 'setOptOut' }>) {
  const { identity } = state;
  if (!identity) return state;
  switch (step.do) {
    case 'setUserId':
      return { ...state, identity: { ...identity, userId: step.userId } };
    case 'setOptOut':
      return { ...state, identity: { ...identity, optedOut: step.optOut } };
    default:
      // OPTOUT-1, OPTOUT-5
      if (identity.optedOut) return state;
      return tracked(state, step.do === 'track' ? step.event : IDENTIFY);
  }
}

function tracked(state: VisitState, type: string): VisitState {
  const { identity, accepting, accepted, waiting } = state;
  const all = [...waiting, { type, visitor: identity?.visitor ?? 0, userId: identity?.userId ?? null }];
  // UNSENT-2, ORDER-2: what waited goes first, with the next event at the latest.
  return accepting
    ? { ...state, accepted: [...accepted, ...all], waiting: [], released: 0 }
    : { ...state, waiting: all };
}

/** OPTOUT-7: nothing that waits is uploaded while the person is out. */
function released(state: VisitState): VisitState {
  const free = state.accepting && state.page === 'tracking' && state.identity?.optedOut === false;
  return free ? { ...state, released: state.waiting.length } : state;
}
