/** The safety copy: all that a device has of a visit in one file, for when nothing else is left. */

/**
 * A JSON file: `{"type": "sixty.copy", "protocol": 1, "visit", "device", "events": [{"event", "state"}],
 * "photos": [{"sha256", "type", "base64"}]}`. Made piece by piece, so that it need not fit in memory twice.
 * @returns {Promise<Blob>}
 */
export async function safetyCopy(store, visit) {
  const rows = await store.rowsOf(visit);
  const events = rows.map(({event, state, code, message}) => JSON.stringify({event, state, code, message}));
  const head = JSON.stringify({type: "sixty.copy", protocol: 1, visit, device: store.device}).slice(0, -1);
  const parts = [`${head},"events":[${events.join(",\n")}],"photos":[`];
  for (const [index, {sha256}] of (await store.photosOf(visit)).entries()) {
    const {type, size, width, height, bytes} = await store.photo(visit, sha256);
    parts.push(index ? ",\n" : "", JSON.stringify({sha256, type, size, width, height, base64: base64(bytes)}));
  }
  return new Blob([...parts, "]}\n"], {type: "application/json"});
}

function base64(bytes) {
  let text = "";
  const view = new Uint8Array(bytes);
  for (let start = 0; start < view.length; start += 32_768) {
    text += String.fromCharCode(...view.subarray(start, start + 32_768));
  }
  return btoa(text);
}
