import { route } from '@react-router/dev/routes';

/** Making and correcting one is a form of a record: records bring those pages. */
export const templateRoutes = [route('templates', 'features/templates/list.tsx')];
