import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';

export type Args = LoaderFunctionArgs | ActionFunctionArgs;

type Given<T> = T extends (...args: never[]) => infer R ? Unwrapped<Awaited<R>> : never;
/** What a page receives: `data(value, init)` arrives as the value, a thrown or returned response not at all. */
type Unwrapped<T> = T extends Response
  ? never
  : T extends { data: infer D; init: ResponseInit | null }
    ? D
    : T;

export type PageProps<L, A = undefined> = {
  loaderData: Given<L>;
  actionData?: Given<A>;
  params: Record<string, string | undefined>;
};
