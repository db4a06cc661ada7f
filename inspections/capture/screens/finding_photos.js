// Photos of a finding, with their time and whether only this device has them.
import {html, put} from "../html.js";
import {icon} from "../icons.js";
import {photosOn} from "../visit.js";
import {clock, said, say} from "../words.js";

export function makePhotos({client, standard, look}, section) {
  const {recorder, store} = client;
  const pictures = new Map();
  let making = 0;

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

  const picture = ({sha256, entered_at: at, caption}) => {
    const {src, held} = pictures.get(sha256) ?? {};
    return html`<figure class="photo">${src && html`<img src="${src}" alt="${caption || say("photoAlt", {name: said(standard.text), time: clock(at)})}">`}
      <figcaption>${held === false && icon("here", {size: 14, stroke: 2})}${clock(at)}<span class="hidden-name">${say(held === false ? "onlyHereShort" : "heldShort")}</span></figcaption></figure>`;
  };

  async function draw() {
    const photos = photosOn(recorder.state, standard.id);
    await Promise.all(photos.map(load));
    const sealed = recorder.state.status !== "in_progress";
    put(section.querySelector(".photos-where"), where(photos));
    put(
      section.querySelector(".photo-list"),
      html`${photos.map(picture)}${making > 0 && html`<p class="photo making">${say("photoBeingKept", {n: making})}</p>`}`,
    );
    section.querySelector(".take-photo").hidden = sealed;
  }

  put(
    section,
    html`<div class="section-head"><h2>${say("photos")}</h2><span class="floor photos-where"></span></div>
    <div class="photo-grid"><div class="photo-list"></div><label class="take-photo">${icon("camera", {size: 28})}<span>${say("takePhoto")}</span>
    <input type="file" accept="image/*" capture="environment" multiple data-photo></label></div>`,
  );
  section.querySelector("input").addEventListener("change", async ({target}) => {
    const files = [...target.files];
    target.value = "";
    making += files.length;
    draw();
    for (const file of files) {
      await client.keep(() => recorder.addPhoto({file, standard: standard.id, observation: look()?.id}));
      making -= 1;
      draw();
    }
  });

  return {draw, close: () => pictures.forEach(({src}) => src.startsWith("blob:") && URL.revokeObjectURL(src))};
}
