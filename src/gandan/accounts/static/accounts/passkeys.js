// Passkeys: asks the browser for one and sends what it answers; the server decides.

const say = (words) => document.dispatchEvent(new CustomEvent("gandan:say", { detail: { words } }));

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`no options: ${answer.status}`);
  return (await answer.json()).request_options;
}

async function ask(form) {
  const options = await optionsOf(form);
  const { create, get } = window.webauthnJSON;
  return form.dataset.passkey === "create" ? create(options) : get(options);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential || !window.isSecureContext) {
      say(form.dataset.unsupported);
      return;
    }
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
    } catch {
      say(form.dataset.cancelled);
      return;
    }
    form.submit();
  });
}
