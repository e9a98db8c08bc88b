import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { type Kind, parentKinds, showKind } from './area.ts';
import type { showArea } from './show.server.ts';
import { periodWords, standingWords } from './words.ts';

export type Shown = Awaited<ReturnType<typeof showArea>>;

export function Inside({ area, inside, maySetUp, isOver }: Shown) {
  const mayHold = (['district', 'zone', 'town', 'part', 'neighbourhood'] as const).some((kind) =>
    parentKinds(kind).includes(area.kind),
  );
  if (!mayHold) return null;
  const kinds = [...new Set(inside.map(({ kind }) => kind))];
  const add = maySetUp && !isOver && (
    <LinkButton href={`/areas/new?parent=${area.id}`} tone="quiet">
      この中に地域を作る
    </LinkButton>
  );
  return (
    <Section title="この中の地域" actions={add}>
      {kinds.length === 0 && <p className="text-quiet">この中の地域は、まだありません。</p>}
      {kinds.map((kind) => (
        <OneKind key={kind} kind={kind} inside={inside.filter((each) => each.kind === kind)} />
      ))}
    </Section>
  );
}

function OneKind({ kind, inside }: { kind: Kind; inside: Shown['inside'] }) {
  return (
    <div>
      <p className="text-sm text-quiet">
        {showKind(kind)}（{inside.length}）
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {inside.map(({ id, name, isProposed }) => (
          <li key={id}>
            <a href={`/areas/${id}`} className="inline-block min-h-11 content-center">
              {name}
            </a>
            {isProposed && <span className="ps-1 text-sm text-care">未確認</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function InCharge({ inCharge, isStaff }: Shown) {
  return (
    <Section
      title="担当"
      actions={
        isStaff && (
          <LinkButton href="/areas/districts#assignments" tone="quiet">
            担当の一覧
          </LinkButton>
        )
      }
    >
      {inCharge.length === 0 ? (
        <p className="text-quiet">担当は、まだ決まっていません。</p>
      ) : (
        <Table
          caption="この地域の担当"
          captionHidden
          head={['名前', '主担当', '副担当', 'どこの担当か']}
          rows={inCharge.map(({ staffId, name, main, deputy, where }) => ({
            key: `${staffId} ${where}`,
            cells: [name, main, deputy, where],
          }))}
        />
      )}
    </Section>
  );
}

export function Parents({ area, parents, isStaff }: Shown) {
  if (area.kind === 'city' || !isStaff) return null;
  return (
    <Section title="どこに入っているか">
      {parents.length === 0 ? (
        <p className="text-quiet">上の地域は、まだ決まっていません。</p>
      ) : (
        <Table
          caption="上の地域。いまのものが先です。"
          captionHidden
          head={['上の地域', '期間', 'どうして分かるか']}
          rows={parents.map(({ edge, parent, isNow }) => ({
            key: `${edge.parent_id} ${edge.from_on}`,
            cells: [
              <span key="name">
                <a href={`/areas/${parent.id}`}>{parent.name}</a>
                <span className="ps-2 text-sm text-quiet">
                  {showKind(parent.kind)}
                  {!isNow && (edge.until_on ? '・前に入っていた' : '・これから入る')}
                </span>
              </span>,
              periodWords(edge.from_on, edge.until_on),
              standingWords(edge),
            ],
          }))}
        />
      )}
    </Section>
  );
}
