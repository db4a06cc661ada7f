// The page of a link. Its secret stands behind the address's #, which no server log sees; it is sent once.
const secret = location.hash.slice(1);
const opening = document.getElementById("with-code");
if (opening && secret) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("token").value = secret;
  opening.hidden = false;
  document.getElementById("without-code").hidden = true;
  opening.requestSubmit();
}

// Pictures are drawn anew before they are sent: smaller, and without what a camera writes into them.
const LONGEST = 2000;
const picker = document.getElementById("picture");
if (picker) {
  const form = document.getElementById("tell");
  const state = document.getElementById("state");
  const held = [];
  document.getElementById("with-photos").hidden = false;
  picker.addEventListener("change", async () => {
    const files = [...picker.files];
    form.inert = true;
    let failed = false;
    for (const [at, file] of files.entries()) {
      state.textContent = form.dataset.sending.replace("{a}", at + 1).replace("{n}", files.length);
      try {
        await send(file);
      } catch (problem) {
        failed = true;
        state.textContent = `${file.name}: ${problem.message}`;
        break;
      }
    }
    if (!failed) {
      state.textContent = held.length === 1 ? form.dataset.one : form.dataset.many.replace("{n}", held.length);
    }
    picker.value = "";
    form.inert = false;
  });

  async function send(file) {
    const picture = await drawnAnew(file, form.dataset.unread);
    const answer = await fetch(form.dataset.photos, {
      method: "POST", body: picture, headers: {"Content-Type": picture.type},
    }).catch(() => { throw new Error(form.dataset.offline); });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.message);
    if (held.includes(told.sha256)) return;
    held.push(told.sha256);
    document.getElementById("photos").value = held.join(" ");
    const image = new Image();
    image.src = URL.createObjectURL(picture);
    image.alt = file.name;
    image.className = "shown";
    document.getElementById("chosen").append(image);
  }
}

async function drawnAnew(file, unread) {
  const bitmap = await createImageBitmap(file, {imageOrientation: "from-image"})
    .catch(() => { throw new Error(unread); });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}
