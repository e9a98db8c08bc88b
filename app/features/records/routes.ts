import { route } from '@react-router/dev/routes';

const at = (file: string) => `features/records/${file}`;

export const recordRoutes = [
  route('records', at('list.tsx')),
  route('records/new', at('new.tsx')),
  route('records/print', at('print.tsx')),
  route('records/views', at('views.ts')),
  route('records/:id', at('show.tsx')),
  route('records/:id/files', at('files-add.tsx')),
  route('records/:id/files/:file', at('file-bytes.ts')),
  route('records/:id/files/:file/small', at('file-small.ts')),
  route('records/:id/files/:file/edit', at('file-edit.tsx')),
  route('records/:id/files/:file/removal', at('file-removal.tsx')),
  route('records/:id/files/:file/restoration', at('file-restoration.ts')),
  route('records/:id/edit', at('edit.tsx')),
  route('records/:id/removal', at('removal.tsx')),
  route('records/:id/restoration', at('restoration.ts')),
  route('records/:id/step', at('step.ts')),
  route('drafts', at('drafts.ts')),
  route('templates/new', at('template-new.tsx')),
  route('templates/:id', at('template-edit.tsx')),
];
