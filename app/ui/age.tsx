export type Age = 'new' | 'soon' | 'old';

const words: Record<Age, string> = { new: '新しい', soon: 'そろそろ確認', old: '古い' };

/** When it was last true, as a word with a shade; `date` says the day in words. */
export function AgeMark({ age, date }: { age: Age; date?: string }) {
  return (
    <span className={`age age-${age}`}>
      {words[age]}
      {date && <span className="age-date">{date}</span>}
    </span>
  );
}
