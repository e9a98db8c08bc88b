import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { topics } from './topics.tsx';

test.each(topics)('$title is found by the name it has', ({ title, About }) => {
  expect(renderToStaticMarkup(<About />)).toContain(`<h2>${title}</h2>`);
});

test('each topic has a place of its own', () => {
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
});
