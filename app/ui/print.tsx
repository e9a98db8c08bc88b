type HeadProps = {
  office: string;
  date: string;
  title?: string;
  /** For the boxes of seals below it. */
  posts?: readonly string[];
};

/** Seen on paper only: whose sheet, of which day. The page number stands at the foot (@page). */
export function PrintHead({ office, date, title, posts = [] }: HeadProps) {
  return (
    <>
      <div className="print-head">
        <span>{office}</span>
        {title && <span>{title}</span>}
        <span>{date} 印刷</span>
      </div>
      {posts.length > 0 && (
        <div className="print-only">
          <ApprovalBoxes posts={posts} />
        </div>
      )}
    </>
  );
}

/** Boxes for the seals of those who approve, from the highest: 局長, 課長, 係長, 担当. */
export function ApprovalBoxes({ posts }: { posts: readonly string[] }) {
  return (
    <table className="approval">
      <caption className="sr-only">決裁欄</caption>
      <tbody>
        <tr>
          {posts.map((post) => (
            <th key={post} scope="col">
              {post}
            </th>
          ))}
        </tr>
        <tr>
          {posts.map((post) => (
            <td key={post} />
          ))}
        </tr>
      </tbody>
    </table>
  );
}
