// Passkeys. A button [data-passkey=get|create] is shown only where the browser has them; it asks
// the device, puts the answer into its form and sends the form. Nothing else needs this script.
const buttons = window.PublicKeyCredential?.parseRequestOptionsFromJSON
  ? document.querySelectorAll('button[data-passkey]')
  : [];

for (const button of buttons) {
  button.closest('[data-passkey-part]').hidden = false;
  button.addEventListener('click', (event) => {
    event.preventDefault();
    ask(button).catch((error) => say(button, error));
  });
}

async function ask(button) {
  const kind = button.dataset.passkey;
  const response = await fetch('/sign-in/passkey/options', {
    method: 'POST',
    body: new URLSearchParams({ for: kind }),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(String(response.status));
  const { challengeId, options } = await response.json();
  const credential =
    kind === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        });
  const { elements } = button.form;
  elements.challenge.value = challengeId;
  elements.passkey.value = JSON.stringify(credential.toJSON());
  button.form.requestSubmit(button);
}

function say(button, error) {
  const words = {
    InvalidStateError: 'この端末のパスキーは、もう登録してあります。',
    NotAllowedError: 'パスキーは使われませんでした。もう一度ためすか、ほかの方法を使ってください。',
  };
  const state = button.closest('[data-passkey-part]').querySelector('[data-passkey-state]');
  state.textContent =
    words[error.name] ?? 'パスキーをいまは使えません。ほかの方法を使ってください。';
}
