import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/appointments/${file}`;

export const appointmentRoutes = [
  route('appointments/new', at('new.tsx')),
  route('appointments/:id', at('show.tsx')),
  route('appointments/:id/edit', at('edit.tsx')),
  route('appointments/:id/move', at('move.tsx')),
  route('appointments/:id/drop', at('drop.tsx')),
  route('appointments/:id/undo', at('undo.ts')),
];
