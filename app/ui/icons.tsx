import type { JSX } from 'react';

// Drawn by us on a grid of 24, one line of 1.75. They never stand without a word beside them.
const drawings = {
  home: <path d="M3 10.5 12 4l9 6.5M6 9v10h12V9M3 19h18M10 19v-5h4v5" />,
  pen: <path d="M4 20l1-4L16.5 4.5l3 3L8 19l-4 1ZM14 7l3 3M13 20h7" />,
  map: <path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2V6Zm6-2v14m6-12v14" />,
  people: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-4 2.5-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6m2 3.5c2 .8 3 2.5 3 5.5" />
  ),
  hand: (
    <path d="M4 15l3-3h4c1.5 0 1.5 2 0 2H9m2 0h4l4-3c1.5-.8 2.5.8 1.5 2L16 18.5H9L4 21M12 8.5C9.5 7 9 5.8 9 5a1.6 1.6 0 0 1 3-.7A1.6 1.6 0 0 1 15 5c0 .8-.5 2-3 3.5Z" />
  ),
  place: <path d="M7 21V3M7 4h10v11H7M10 8h4M10 11h4M4.5 21h5" />,
  form: <path d="M6 3h12v18H6V3Zm3 5 1 1 2-2m2 1h2m-7 4.5 1 1 2-2m2 1h2M9 17h6" />,
  chart: <path d="M4 4v16h16M8 16v-4m4 4V8m4 8v-6" />,
  calendar: <path d="M4 6h16v14H4V6Zm0 4.5h16M8.5 3v5m7-5v5M8 14h2m4 0h2m-8 3h2" />,
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5" />,
  plus: <path d="M12 5v14M5 12h14" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  user: <path d="M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 9c0-4 3-6 7-6s7 2 7 6" />,
  lock: <path d="M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2" />,
  check: <path d="M5 12.5 10 17.5 19.5 7" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  down: <path d="M6 9.5l6 6 6-6" />,
  right: <path d="M9.5 6l6 6-6 6" />,
  left: <path d="M14.5 6l-6 6 6 6" />,
  info: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9.5v.5" />,
  warning: <path d="M12 4 2.5 20h19L12 4Zm0 6v5m0 2v.5" />,
  error: <path d="M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7L8.5 3ZM12 8v5m0 2.5v.5" />,
  print: <path d="M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.5h10V20H7v-6.5Z" />,
  photo: <path d="M4 7h4l1.5-2h5L16 7h4v12H4V7Zm8 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z" />,
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5.5l3.5 2" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

export const iconNames = Object.keys(drawings) as IconName[];

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
