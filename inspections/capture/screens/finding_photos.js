// Photos of a finding, with their words, their time and whether only this device has them.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {mark} from "../clock.js";
import {photoKey, photosOn} from "../visit.js";
import {openEditor} from "./photo_editor.js";
import {clock, said, say} from "../words.js";

/** `root` is the screen that the editor lies over. */
export function makePhotos({client, standard, look, root}, section) {
  const {recorder, store} = client;
  const pictures = new Map();
  let making = 0;
  let editor = null;

  async function load(photo) {
    if (pictures.has(photo.sha256) && pictures.get(photo.sha256).held) return;
    const kept = await store.photo(recorder.visit.id, photo.sha256);
    const before = pictures.get(photo.sha256);
    if (before && kept && before.held === kept.held) return;
    const src =
      before?.src ??
      (kept?.bytes
        ? URL.createObjectURL(new Blob([kept.bytes], {type: kept.type}))
        : `/api/visits/${recorder.visit.id}/photos/${photo.sha256}`);
    pictures.set(photo.sha256, {src, held: kept ? Boolean(kept.held) : true});
  }

  function where(photos) {
    const here = photos.filter(({sha256}) => pictures.get(sha256)?.held === false).length;
    if (!photos.length)
      return standard.evidence.includes("photo") ? html`<span class="warn">${say("photoAsked")}</span>` : "";
    if (!here) return say("photosHeld", {n: photos.length});
    return here === photos.length
      ? say("photosAllHere", {n: photos.length})
      : say("photosHere", {n: photos.length, here});
  }

  const keyOf = ({sha256, standard: about, observation}) => photoKey(sha256, about, observation);
  const picture = (photo) => {
    const {src, held} = pictures.get(photo.sha256) ?? {};
    const {entered_at: at, caption} = photo;
    return html`<figure><button class="photo" data-do="openPhoto" data-photo="${keyOf(photo)}">${src && html`<img src="${src}" alt="${caption || say("photoAlt", {name: said(standard.text), time: clock(at)})}">`}
      <span class="photo-stamp">${held === false && icon("here", {size: 14, stroke: 2})}${clock(at)}<span class="hidden-name">${say(held === false ? "onlyHereShort" : "heldShort")}</span></span></button>
      <figcaption class="second">${caption}</figcaption></figure>`;
  };

  async function draw() {
    const photos = photosOn(recorder.state, standard.id);
    await Promise.all(photos.map(load));
    const sealed = recorder.sealed;
    put(section.querySelector(".photos-where"), where(photos));
    put(
      section.querySelector(".photo-list"),
      html`${photos.map(picture)}${making > 0 && html`<p class="photo making">${say("photoBeingKept", {n: making})}</p>`}`,
    );
    section.querySelectorAll(".take-photo").forEach((key) => (key.hidden = sealed));
  }

  put(
    section,
    html`<div class="section-head"><h2>${say("photos")}</h2><span class="floor photos-where"></span></div>
    <div class="photo-grid"><div class="photo-list"></div>${fileKey("camera", "takePhoto", html`capture="environment"`)}${fileKey("picture", "fromLibrary", html`multiple`)}</div>`,
  );
  section.addEventListener("change", ({target}) => {
    const files = [...target.files];
    target.value = "";
    takeIn(files, mark());
  });

  /** One after another: each is covered and worded before anything of it is kept. */
  async function takeIn(files, at) {
    const observation = look()?.id;
    for (const [i, file] of files.entries()) {
      const told = await decide({src: URL.createObjectURL(file), covering: true, no: i + 1, of: files.length});
      if (!told) continue;
      making += 1;
      draw();
      const caption = told.caption || undefined;
      await client.keep(() => recorder.addPhoto({file, covers: told.covers, caption, standard: standard.id, observation, at}));
      making -= 1;
      client.measureSpace();
      draw();
    }
  }

  /** What is decided of a picture; one that cannot be shown goes on as it is, to be refused with its reason. */
  async function decide(shown) {
    editor = openEditor(root, {...shown, title: standard.text});
    const told = await Promise.race([editor.decided, editor.failed.then(() => ({covers: []}))]);
    editor.close();
    editor = null;
    if (shown.covering) URL.revokeObjectURL(shown.src);
    return told;
  }

  async function openPhoto(target) {
    const photo = photosOn(recorder.state, standard.id).find((one) => keyOf(one) === target.dataset.photo);
    const told = await decide({src: pictures.get(photo.sha256).src, caption: photo.caption, covering: false, readOnly: recorder.sealed});
    if (told && told.caption !== photo.caption) await client.keep(() => recorder.captionPhoto(photo, told.caption));
  }

  return {
    draw,
    actions: {openPhoto},
    close() {
      editor?.close();
      pictures.forEach(({src}) => src.startsWith("blob:") && URL.revokeObjectURL(src));
    },
  };
}

const fileKey = (sign, words, how) => html`<label class="take-photo">${icon(sign, {size: 28})}<span>${say(words)}</span>
    <input type="file" accept="image/*" ${how} data-photo></label>`;
