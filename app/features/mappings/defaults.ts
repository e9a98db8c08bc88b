/** Rules to begin with, for the lists that a new office starts with. Each office makes them its own. */
import type { ListName } from '../lists/defaults.ts';
import type { Lists } from '../lists/lists.ts';
import type { Form } from './forms.ts';
import type { Rule, RuleHead } from './mapping.ts';

type Words = Partial<Record<RuleHead, string>>;

const first: Record<string, Record<string, Words>> = {
  coordinator: {
    visible: { kind: 'walk hearing survey resource', verb: 'know' },
    partners: { kind: 'awareness publicity', verb: 'involve' },
    network: { kind: 'meeting liaison care-meeting council shelter-meeting' },
    vision: { kind: 'council', verb: 'spread' },
    development: { kind: 'place group training', verb: 'create' },
    matching: { kind: 'visit desk', verb: 'connect' },
  },
  multilayer: {
    consultation: { kind: 'visit desk' },
    participants: { support: 'life' },
    businesses: { connected: 'npo welfare-corporation business' },
    places: { kind: 'place group drill' },
    attendance: { kind: 'place group drill' },
    outreach: { means: 'visit together', through: 'outreach' },
    cooperation: { kind: 'case-meeting care-meeting council' },
  },
  'welfare-volunteer': {
    care: { connected: 'care-centre' },
    health: { connected: 'health medical' },
    'child-raising': { about: 'child-raising', connected: 'child-family' },
    'child-life': { connected: 'children-meal' },
    school: { through: 'school', connected: 'school-board' },
    living: { about: 'poverty', connected: 'livelihood self-reliance' },
    family: { about: '8050 young-carer double-care' },
    daily: { support: 'life' },
    elderly: { about: 'elderly 8050' },
    disability: { about: 'disability' },
    children: { about: 'youth child-raising single-parent young-carer' },
    'other-field': { about: 'poverty withdrawn foreign double-care cross-field community other' },
    survey: { kind: 'walk hearing survey resource' },
    events: { kind: 'meeting care-meeting council shelter-meeting drill awareness' },
    activities: { kind: 'place group' },
    association: { kind: 'training' },
    visits: { means: 'visit together' },
    contacts: { kind: 'liaison', means: 'phone message letter' },
    days: { support: 'individual life community system' },
  },
};

/** Without words that the office no longer has. */
export function firstRules(form: Form, lists: Lists): Rule[] {
  return Object.entries(first[form.code] ?? {}).flatMap(([target, words]) =>
    Object.entries(words).flatMap(([head, codes]) =>
      codes
        .split(' ')
        .filter((code) => head === 'verb' || lists[head as ListName].some((c) => c.code === code))
        .map((code) => ({ target, head: head as RuleHead, code })),
    ),
  );
}
