import { PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Icon } from '#app/ui/icons.tsx';
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

/** A form that asks by GET: what it asks stands in the address. */
export function CalendarFilter({ shown, staff, areas, me }: FilterProps) {
  const named = (of: { id: string; name: string }[]) =>
    of.map((o) => ({ value: o.id, label: o.name }));
  const own = staff.some(({ id }) => id === me) && shown.staff !== me;
  return (
    <div className="toolbar no-print">
      {own && <a href={address(shown, { staff: me })}>自分の予定だけを見る</a>}
      <details className="more">
        <summary data-key="f">しぼりこむ</summary>
        <form action="/calendar" className="grid-fields">
          <HiddenField name="view" value={shown.view} />
          <HiddenField name="day" value={shown.day} />
          <SelectField
            name="staff"
            label="だれの予定"
            empty="全員"
            value={shown.staff}
            options={named(staff)}
          />
          <SelectField
            name="area"
            label="地域"
            empty="すべて"
            value={shown.area}
            options={named(areas)}
          />
          <PrimaryButton>しぼりこむ</PrimaryButton>
        </form>
      </details>
    </div>
  );
}
