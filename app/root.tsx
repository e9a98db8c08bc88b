import { Outlet } from 'react-router';

export default function Root() {
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <title>えんがわ</title>
      </head>
      <body>
        <Outlet />
      </body>
    </html>
  );
}
