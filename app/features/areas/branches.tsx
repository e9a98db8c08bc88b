import { showKind } from './area.ts';
import { type Branch, countOpen, showCounts } from './outline.ts';

/** The tree, foldable: city and districts open, zones closed. */
export function Branches({ branches, depth = 0 }: { branches: readonly Branch[]; depth?: number }) {
  const leaves = branches.filter(({ inside }) => inside.length === 0);
  const stems = branches.filter(({ inside }) => inside.length > 0);
  return (
    <>
      {stems.length > 0 && (
        <ul className={depth === 0 ? 'grid' : 'grid ps-4 sm:ps-6'}>
          {stems.map((stem) => (
            <Stem key={stem.id} stem={stem} depth={depth} />
          ))}
        </ul>
      )}
      {leaves.length > 0 && <Leaves leaves={leaves} depth={depth} hasStems={stems.length > 0} />}
    </>
  );
}

function Stem({ stem, depth }: { stem: Branch; depth: number }) {
  const isLarge = stem.kind === 'city' || stem.kind === 'district';
  const open = countOpen(stem.inside);
  return (
    <li className="relative border-t border-line">
      <a href={`/areas/${stem.id}`} className="absolute end-0 top-0 min-h-11 content-center px-2">
        開く<span className="sr-only">：{stem.name}</span>
      </a>
      <details open={isLarge}>
        <summary className="min-h-11 content-center py-1 pe-16">
          <span className={isLarge ? 'font-bold' : undefined}>{stem.name}</span>
          <span className="ps-3 text-sm text-quiet">
            {isLarge && `${showKind(stem.kind)}：`}
            {showCounts(stem.inside)}
            {open > 0 && <OpenMark count={open} />}
          </span>
        </summary>
        <Branches branches={stem.inside} depth={depth + 1} />
      </details>
    </li>
  );
}

/** What holds nothing stands side by side, each kind by itself. */
function Leaves({
  leaves,
  depth,
  hasStems,
}: {
  leaves: Branch[];
  depth: number;
  hasStems: boolean;
}) {
  const kinds = [...new Set(leaves.map(({ kind }) => kind))];
  return (
    <div
      className={`${depth === 0 ? '' : 'ps-4 sm:ps-6'} ${hasStems ? 'border-t border-line' : ''}`}
    >
      {kinds.map((kind) => (
        <div key={kind} className="pb-3">
          {(hasStems || kinds.length > 1 || depth === 0) && (
            <p className="pt-2 text-sm text-quiet">
              {showKind(kind)}
              {depth === 0 && '（上の地域がまだ決まっていません）'}
            </p>
          )}
          <ul className="flex flex-wrap gap-x-6">
            {leaves
              .filter((leaf) => leaf.kind === kind)
              .map((leaf) => (
                <li key={leaf.id} className="min-h-11 content-center">
                  <a href={`/areas/${leaf.id}`} className="inline-block min-h-11 content-center">
                    {leaf.name}
                  </a>
                  {leaf.isOpen && <span className="ps-1 text-sm text-care">未確認</span>}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function OpenMark({ count }: { count: number }) {
  return <span className="ps-3 text-care">未確認{count}</span>;
}
