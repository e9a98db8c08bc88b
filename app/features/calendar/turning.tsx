import { namedOptions } from '#app/ui/field.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icons.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { address, type Shown, turned, views, viewWords } from './calendar.ts';

/** Before, today, after; and by day, week or month. */
export function Turning({ shown, today }: { shown: Shown; today: string }) {
  const unit = viewWords[shown.view];
  return (
    <nav className="turning" aria-label="予定表の日付">
      <a
        className="button button-plain"
        href={address(shown, { day: turned(shown, -1) })}
        data-key="["
      >
        <Icon name="left" />
        前の{unit}
      </a>
      <a className="button button-plain" href={`${address(shown, { day: today })}#today`}>
        きょう
      </a>
      <a
        className="button button-plain"
        href={address(shown, { day: turned(shown, 1) })}
        data-key="]"
      >
        次の{unit}
        <Icon name="right" />
      </a>
      <ul className="row turning-views">
        {views.map((view) => (
          <li key={view}>
            <a
              href={address(shown, { view })}
              aria-current={view === shown.view ? 'page' : undefined}
            >
              {viewWords[view]}ごと
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type FilterProps = {
  shown: Shown;
  staff: { id: string; name: string }[];
  areas: { id: string; name: string }[];
  me: string;
};

export function CalendarFilter({ shown, staff, areas, me }: FilterProps) {
  const own = staff.some(({ id }) => id === me) && shown.staff !== me;
  return (
    <div className="toolbar no-print">
      {own && <a href={address(shown, { staff: me })}>自分の予定だけを見る</a>}
      <Narrow action="/calendar">
        <HiddenField name="view" value={shown.view} />
        <HiddenField name="day" value={shown.day} />
        <NarrowBy
          name="staff"
          label="だれの予定"
          empty="全員"
          value={shown.staff}
          options={namedOptions(staff)}
        />
        <NarrowBy name="area" label="地域" value={shown.area} options={namedOptions(areas)} />
      </Narrow>
    </div>
  );
}
