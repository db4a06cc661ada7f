// Asks a device for a passkey, or for a new one, and sends what it signed. Pages without a script lack the key.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const read = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...options.user && {user: {...options.user, id: bytes(options.user.id)}},
  ...named("allowCredentials", options),
  ...named("excludeCredentials", options),
});
const named = (list, options) => options[list] && {[list]: options[list].map((one) => ({...one, id: bytes(one.id)}))};

const written = ({id, rawId, type, response, authenticatorAttachment}) => ({
  id, type, authenticatorAttachment, rawId: text(rawId), clientExtensionResults: {},
  response: Object.fromEntries(
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .filter((part) => response[part]).map((part) => [part, text(response[part])])),
});

async function send(path, fields) {
  const answer = await fetch(path, {
    method: "POST", body: JSON.stringify(fields), headers: {"Content-Type": "application/json"},
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.message);
  return told;
}

async function run({dataset: asked}) {
  const fields = {form_token: asked.token, for: asked.passkey, whose: asked.whose, next: asked.next};
  const isNew = asked.passkey === "new";
  const path = isNew ? "/sign-in/passkey/new" : "/sign-in/passkey";
  const publicKey = read(await send(`${path}/ask`, fields));
  const credential = await (isNew ? navigator.credentials.create({publicKey}) : navigator.credentials.get({publicKey}));
  const told = await send(path, {...fields, credential: written(credential)});
  const codes = document.getElementById("recovery");
  if (told.recovery && codes) {
    codes.elements.next.value = told.to;
    codes.requestSubmit();
  } else {
    location.assign(told.to);
  }
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  const [key, problem] = [place.querySelector("button"), place.querySelector("[role=alert]")];
  place.hidden = false;
  key.addEventListener("click", async () => {
    key.disabled = true;
    problem.textContent = "";
    try {
      await run(place);
    } catch (wrong) {
      // A device says no more than this, whether it was called off or knows no passkey.
      problem.textContent = wrong instanceof DOMException ? place.dataset.stopped : wrong.message;
      key.disabled = false;
    }
  });
}
