import { type Day, today } from '#app/lib/dates.ts';
import { VerbMark } from '#app/ui/verb.tsx';
import { verbs } from '../lists/verbs.ts';
import { type Purposes, planOn } from './plan.ts';

type StripProps = { purposes: Pick<Purposes, 'plans'>; day?: Day };

/** Always in sight (H3): what for and how, in one quiet line that leads to the whole. */
export function PurposeStrip({ purposes, day = today() }: StripProps) {
  const plan = planOn(purposes.plans, day);
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 pb-2 text-sm text-quiet">
      <span>
        目的：
        <a href="/purposes" className="text-quiet">
          {plan ? plan.purpose : 'まだ書かれていません'}
        </a>
      </span>
      <span className="flex flex-wrap gap-x-3">
        {verbs.map(({ verb }) => (
          <VerbMark key={verb} verb={verb} />
        ))}
      </span>
    </p>
  );
}
