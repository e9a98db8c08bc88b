import { expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { readLists } from '../lists/lists.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { readKnown } from './known.server.ts';

const nishida = actorNamed('nishida');

onBothEngines('what a line may name', (open) => {
  test('areas by all their names, and whom and where one met before oneself', async () => {
    const db = await open(buildCast);
    const met = (withNames: string, place: string) => buildFields({ withNames, place });
    await saveRecord(db, nishida, newId(), met('会長、民生委員・児童委員', '集会所'));
    await saveRecord(db, nishida, newId(), met('会長', ''));
    await saveRecord(db, actorNamed('higashi'), newId(), met('東の人', '東の場'));
    const name = { office_id: OFFICE, area_id: areas.taki5.id, name: '南滝山', key: '南滝山' };
    await db.insertInto('area_name').values(name).execute();
    const lists = await readLists(db, OFFICE);
    const read = { areas: [areas.taki5, areas.hon1], lists };
    const known = await readKnown(db, nishida, '2026-11-25', read);
    expect(known.areas).toEqual([
      { id: areas.taki5.id, name: '滝山五丁目', names: ['南滝山'], mine: true },
      { id: areas.hon1.id, name: '本町一丁目', names: [], mine: false },
    ]);
    expect(known.people.toSorted()).toEqual(['会長', '民生委員・児童委員'].toSorted());
    expect(known.places).toEqual(['集会所']);
    expect(known.codes.kind.map((c) => c.code)).toContain('drill');
  });
});
