/**
 * 予定: a step planned before the act (H4), with what it is for and one's own position stated
 * beforehand (H5). Whether it was done is not stored: it is when a record that stands has its
 * id. Needed are day, area and title; who leads is the one who made it unless said otherwise.
 * A plan of individual support may betray a person, so most people see only that there is one.
 */
import { addDays, type Day, parseDate } from '#app/lib/dates.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { privateKinds } from '../lists/private.ts';
import type { Verb } from '../lists/verbs.ts';

export type AppointmentFields = {
  staffId: string;
  /** Colleagues who come along. */
  staffIds: string[];
  areaId: string;
  plannedOn: Day;
  /** 'HH:MM', '' when open. */
  startedAt: string;
  minutes: number | null;
  place: string;
  kind: string | null;
  verbs: Verb[];
  supportMain: string | null;
  goalId: string | null;
  title: string;
  withNames: string;
  aim: string;
  position: string;
};

/** What a question about one needs to know of it. */
export type Planned = Pick<
  AppointmentFields,
  'staffId' | 'staffIds' | 'areaId' | 'kind' | 'supportMain'
>;

/** Everybody who writes records plans, for themselves and for colleagues. */
export function mayPlan(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

/** Whose it is, who comes along, and who answers for the office. */
export function mayChange(actor: Actor, planned: Planned): boolean {
  if (actor.role === 'viewer') return false;
  return actor.role === 'manager' || isIn(actor, planned);
}

/** Individual support, by its sort or by its kind (H8, H12). */
export function isDiscreet({ kind, supportMain }: Pick<Planned, 'kind' | 'supportMain'>): boolean {
  return supportMain === 'individual' || privateKinds.includes(kind ?? '');
}

/** That there is one, and when: of a discreet one a viewer does not know even that. */
export function mayKnow(actor: Actor, planned: Planned): boolean {
  if (actor.role !== 'viewer') return true;
  return actor.areas.has(planned.areaId) && !isDiscreet(planned);
}

/** What it is, where and with whom. A discreet one: who may know such a record whole. */
export function mayReadWhole(actor: Actor, planned: Planned): boolean {
  if (!mayKnow(actor, planned)) return false;
  if (!isDiscreet(planned) || mayChange(actor, planned)) return true;
  return isWorker(actor) && actor.areas.has(planned.areaId);
}

function isIn({ staffId }: Actor, planned: Planned): boolean {
  return planned.staffId === staffId || planned.staffIds.includes(staffId);
}

export type State = 'open' | 'late' | 'done' | 'dropped';

/** `recordId` of a record that stands, if one has its id. */
export function stateOf(
  planned: { plannedOn: Day; droppedAt: string | null; recordId: string | null },
  today: Day,
): State {
  if (planned.recordId) return 'done';
  if (planned.droppedAt) return 'dropped';
  return planned.plannedOn < today ? 'late' : 'open';
}

export const stateWords: Record<State, string> = {
  open: 'これから',
  late: 'どうなったか、まだ書いていません',
  done: '記録しました',
  dropped: 'やめました',
};

/** What others see of a discreet one. */
export const HIDDEN_TITLE = '予定あり';

/** 6/20 written in November means next June, where a record would mean the one behind. */
export function parsePlannedDate(typed: string, today: Day): Day | null {
  const near = parseDate(typed, today);
  if (near === null || near >= addDays(today, -30)) return near;
  return parseDate(typed, addDays(today, 182));
}
