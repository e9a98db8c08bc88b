import { route } from '@react-router/dev/routes';

const at = (path: string, file: string) => route(path, `features/retention/${file}`);

export const retentionRoutes = [
  at('retention', 'page.tsx'),
  at('retention/rules', 'rules.tsx'),
  at('retention/rules/:kind', 'rule.tsx'),
  at('retention/due/:kind', 'due.tsx'),
  at('retention/due/:kind/proposal', 'propose.tsx'),
  at('retention/due/:kind/:thing/hold', 'hold.tsx'),
  at('retention/due/:kind/:thing/release', 'release.ts'),
  at('retention/disposals', 'disposals.tsx'),
  at('retention/disposals/:id', 'disposal.tsx'),
  at('retention/disposals/:id/refusal', 'refusal.tsx'),
];
