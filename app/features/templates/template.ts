/**
 * ひな形: a form filled beforehand, of one worker or of the office. It holds what repeats and
 * nothing of a single occasion: no day, no result, and never anything of the confidential room.
 */
import { many, type Typed } from '#app/lib/forms.ts';
import { type Actor, maySetUp } from '../accounts/actor.ts';

export type Template = {
  id: string;
  name: string;
  /** Whose it is; null when it is the office's. */
  staffId: string | null;
  fields: Typed;
  sort: number;
  used: number;
  version: number;
};
export type Named = Pick<Template, 'name' | 'fields'> & { isOffice: boolean };

/** What a template may hold. Names are listed, so that a new field stays outside until somebody decides. */
export const templateFields: readonly string[] = [
  'areaId',
  'kind',
  'verbs',
  'supportMain',
  'supportSecond',
  'startedAt',
  'minutes',
  'place',
  'means',
  'withNames',
  'goalId',
  'aim',
  'position',
  'through',
  'course',
  'about',
  'connected',
  'done',
  'noticed',
];

export const NAME_LENGTH = 40;
/** As with files that were removed. */
export const DAYS_TO_UNDO = 30;

export function mayUseTemplates(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

/** One's own, and those of the office; another worker's is not there. */
export function maySeeTemplate(actor: Actor, template: Pick<Template, 'staffId'>): boolean {
  return (
    mayUseTemplates(actor) && (template.staffId === null || template.staffId === actor.staffId)
  );
}

export function mayEditTemplate(actor: Actor, template: Pick<Template, 'staffId'>): boolean {
  return template.staffId === null
    ? mayMakeForOffice(actor)
    : mayUseTemplates(actor) && template.staffId === actor.staffId;
}

export function mayMakeForOffice(actor: Actor): boolean {
  return maySetUp(actor);
}

/** Of a typed form only what repeats and is not empty. */
export function repeating(typed: Typed): Typed {
  const kept = templateFields.flatMap((field) => {
    const values = many(typed, field)
      .map((value) => value.replaceAll('\r\n', '\n').trim())
      .filter((value) => value !== '');
    if (values.length === 0) return [];
    return [[field, values.length > 1 ? values : (values[0] ?? '')] as const];
  });
  return Object.fromEntries(kept);
}

/** The most used first; among equals as they were put in order. */
export function asOffered(templates: readonly Template[]): Template[] {
  return templates.toSorted((a, b) => b.used - a.used || a.sort - b.sort);
}
