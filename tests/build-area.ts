/** Areas and what lies in what, for models that know no database. */
import type { Area, Edge, Kind } from '#app/features/areas/area.ts';
import { townKey } from '#app/lib/japanese.ts';

export function buildArea(id: string, kind: Kind, name = id, more: Partial<Area> = {}): Area {
  return {
    id,
    kind,
    name,
    kana: '',
    key: townKey(name),
    lat: null,
    lng: null,
    from_on: null,
    until_on: null,
    source: 'hand',
    source_key: null,
    ...more,
  };
}

/** Since there are towns, and confirmed. */
export function buildEdge(child_id: string, parent_id: string, more: Partial<Edge> = {}): Edge {
  return {
    child_id,
    parent_id,
    from_on: '1889-04-01',
    until_on: null,
    standing: 'confirmed',
    source: 'official',
    metres: null,
    ...more,
  };
}
