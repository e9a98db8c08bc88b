// One line above the form of a record. Esc or もどす puts back what the line filled, without
// asking the server; ↓ goes on to the form. Everything works without it. At most 2 KB.
const form = document.querySelector('form:has(#line)');
const carried = form.elements.understood;
const read = () => JSON.parse(carried.value || '{"fields":{}}');
const marked = (el) => el.closest('[data-understood]');

form.addEventListener('keydown', (event) => {
  const { key, target, isComposing } = event;
  if (isComposing) return;
  if (key === 'ArrowDown' && target.id === 'line') {
    event.preventDefault();
    (form.querySelector('[name=kind]:checked') ?? form.querySelector('#kind')).focus();
  }
  if (key === 'Escape' && marked(target)) putBack(event, marked(target));
});

form.addEventListener('click', (event) => {
  if (event.target.closest('[name=back]')) putBack(event, marked(event.target));
});

// What somebody writes anew is theirs.
form.addEventListener('input', ({ target }) => marked(target) && unmark(marked(target)));

function putBack(event, field) {
  const { value: name } = field.querySelector('[name=back]');
  const { fields } = read();
  if (!fields[name]) return;
  event.preventDefault();
  event.stopPropagation();
  const { before, words } = fields[name];
  const parts = [...form.querySelectorAll(`[name="${name}"]`)];
  for (const part of parts)
    if (/radio|checkbox/.test(part.type)) part.checked = before.includes(part.value);
    else part.value = before[0] ?? '';
  const text = form.elements[fields.detail ? 'detail' : 'done'];
  for (const word of words)
    if (!text.value.includes(word)) text.value = `${text.value} ${word}`.trim();
  parts[0].focus();
  parts[0].dispatchEvent(new Event('input', { bubbles: true }));
}

function unmark(field) {
  const all = read();
  delete all.fields[field.querySelector('[name=back]').value];
  carried.value = JSON.stringify(all);
  delete field.dataset.understood;
  field.querySelector('.field-reading-of').remove();
}
