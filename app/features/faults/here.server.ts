/** What a request leaves for its line in the log. */
import { createContext, type MiddlewareFunction } from 'react-router';

/** The address as in routes.ts: `/records/:id`; empty where none fits. */
export const routeContext = createContext('');

export const noteRoute: MiddlewareFunction<Response> = ({ context, pattern }) => {
  context.set(routeContext, pattern.startsWith('/') ? pattern : `/${pattern}`);
};
