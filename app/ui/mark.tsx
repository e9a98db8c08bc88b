/** A roof, a post and a porch that reaches out of the house. The same drawing as public/favicon.svg. */
export function Mark() {
  return (
    <a className="mark" href="/">
      <svg className="mark-picture" viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M3 13 20 5l9 5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinejoin="round"
        />
        <path d="M8 11v11M24 8v14" fill="none" stroke="currentColor" strokeWidth="2.5" />
        <path
          d="M2 22h28v3.5H2ZM5 25.5v3M27 25.5v3"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      えんがわ
    </a>
  );
}
