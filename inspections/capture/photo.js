/** A picture from the camera, made small enough to keep and to send. */

import {sha256} from "./events.js";
import {pixelsOf} from "./photo_covers.js";

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
const AT_MOST_BYTES = 8 * 1024 * 1024; // what the server takes

/** Why a file became no photo: `empty`, `not_an_image` or `too_large`. */
export class PhotoError extends Error {
  constructor(code, message, cause) {
    super(message, {cause});
    this.name = "PhotoError";
    this.code = code;
  }
}

/**
 * The picture as a JPEG of at most 1600 px on its longest side, upright, without EXIF (no place, no device).
 * Drawing it anew is what removes the EXIF: only the pixels get through.
 * What is covered is painted over before anything is counted, hashed or kept: no pixel of it gets through.
 * @param {Blob} file
 * @param {import("./photo_covers.js").Cover[]} [covers]
 * @returns {Promise<{sha256: string, size: number, width: number, height: number, type: string, bytes: ArrayBuffer}>}
 */
export async function shrink(file, covers = []) {
  if (!file || !file.size) throw new PhotoError("empty", "The picture is empty. Take it again.");
  const picture = await decoded(file);
  try {
    const {width, height} = sizeWithin(picture, LONGEST_SIDE);
    const type = "image/jpeg";
    const bytes = await (await drawn(picture, {width, height}, covers, type)).arrayBuffer();
    if (bytes.byteLength > AT_MOST_BYTES) {
      throw new PhotoError("too_large", "The picture is over 8 MiB even when made small. Take it again.");
    }
    return {sha256: await sha256(bytes), size: bytes.byteLength, width, height, type, bytes};
  } finally {
    picture.close();
  }
}

/** Width and height scaled down, never up, so that the longer is at most `longest`. Whole, and at least 1. */
export function sizeWithin({width, height}, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

async function decoded(file) {
  try {
    return await createImageBitmap(file, {imageOrientation: "from-image"});
  } catch (error) {
    throw new PhotoError("not_an_image", "This file is not a picture that this device can read. Use a JPEG or PNG.", error);
  }
}

function drawn(picture, {width, height}, covers, type) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, {width, height});
  const pen = canvas.getContext("2d", {alpha: false});
  pen.fillStyle = "#fff"; // under pictures that let light through: JPEG has no transparency
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  pen.fillStyle = "#222";
  for (const cover of covers) {
    const hidden = pixelsOf(cover, {width, height});
    pen.fillRect(hidden.left, hidden.top, hidden.width, hidden.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PhotoError("not_an_image", "The picture could not be made small. Take it again."))), type, QUALITY);
  });
}
