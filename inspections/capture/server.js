/** What the server says, as far as it can be believed: only JSON of the type that was asked for. */

const PATIENCE_MS = 20_000;
const PATIENCE_WITH_PHOTOS_MS = 120_000;
const PATIENCE_WITH_PIECES_MS = 60_000;

/**
 * Why a request brought no answer of ours.
 * `offline` nothing came · `timeout` nothing came in time · `not_ours` something came, but not from Sixty
 * (a Wi-Fi sign-in page, say) · else the code of the server's own problem.
 */
export class ServerError extends Error {
  constructor(code, message, status = 0, retryAfterMs = 0, offset = null) {
    super(message);
    this.name = "ServerError";
    Object.assign(this, {code, status, retryAfterMs, offset});
  }
}

/** Talks to one server. `fetch` is the browser's, unless a test brings its own. */
export class Server {
  #fetch;
  #csrf = null;
  #ahead = new Map(); // path → what was asked for before it was wanted

  constructor({fetch = globalThis.fetch.bind(globalThis), base = "/api"} = {}) {
    this.#fetch = fetch;
    this.base = base;
  }

  /** Asks who is signed in, for the visits and the first one's pack while there is still something else to do: whoever wants them gets these, once. */
  askAhead() {
    const ask = (path, asked) => {
      this.#ahead.set(path, asked);
      return asked.catch(() => null); // told to whoever wants the answer
    };
    ask("/me", this.#ask("/me", "sixty.me"));
    ask("/visits", this.#ask("/visits", "sixty.visits")).then((told) => {
      const [hash] = told?.visits.map(({pack}) => pack.hash) ?? [];
      if (hash && this.#ahead.has("/visits")) ask(`/packs/${hash}`, this.#askPack(hash));
    });
  }

  /** Who is signed in: `{id, name, role, csrf}`. */
  async me() {
    const me = await this.#taken("/me", () => this.#ask("/me", "sixty.me"));
    this.#csrf = me.csrf;
    return me;
  }

  /** The inspector's visits, and how many appeals wait for a comment: `{visits, appeals}`. */
  async visits() {
    const {visits, appeals = 0} = await this.#taken("/visits", () => this.#ask("/visits", "sixty.visits"));
    return {visits, appeals};
  }

  /** A pack as the text that came. It carries no type of ours: whoever asks holds it against its hash. */
  pack(hash) {
    return this.#taken(`/packs/${hash}`, () => this.#askPack(hash));
  }

  #askPack(hash) {
    return this.#heard(`/packs/${hash}`, {}, async (response) => {
      const text = await response.text();
      understood(text, response, null);
      return text;
    });
  }

  /** Every event that the server holds of a visit. */
  async events(visit) {
    const answer = await this.#ask(`/visits/${visit}/events`, null);
    const events = Array.isArray(answer) ? answer : answer.events;
    if (!Array.isArray(events)) throw notOurs();
    return events;
  }

  /** Sends events of one device; the receipt. */
  async send(visit, device, events) {
    const body = JSON.stringify({protocol: 1, device, events});
    const receipt = await this.#change("POST", `/visits/${visit}/events`, body, "application/json", "sixty.receipt");
    return believed(receipt, visit, device);
  }

  /** The receipt with nothing sent. */
  async receipt(visit, device) {
    return believed(await this.#ask(`/visits/${visit}/receipt?device=${device}`, "sixty.receipt"), visit, device);
  }

  /** Sends one photo. Resolves only when the server names the same photo and size. */
  async sendPhoto(visit, {sha256, size, type, bytes}, {signal} = {}) {
    const options = {patience: PATIENCE_WITH_PHOTOS_MS, signal};
    const answer = await this.#change("PUT", `/visits/${visit}/photos/${sha256}`, bytes, type, "sixty.photo", options);
    return aboutPhoto(answer, visit, {sha256, size});
  }

  /** How many bytes of a photo the server has, from its beginning. */
  async photoOffset(visit, {sha256, size}, {signal} = {}) {
    const offset = await this.#fetchOffset(`/visits/${visit}/photos/${sha256}/upload`, signal);
    if (offset > size) throw notOurs();
    return offset;
  }

  /**
   * Sends the bytes of a photo from `offset` to `end`: whether the server holds the photo now, and how many bytes it has.
   * Where those were more or fewer than `offset`, nothing was added.
   * @returns {Promise<{isHeld: boolean, offset: number}>}
   */
  async sendPiece(visit, {sha256, size, bytes}, {offset, end, signal}) {
    const headers = {"Upload-Offset": `${offset}`, "Upload-Length": `${size}`, "Upload-Complete": end === size ? "?1" : "?0"};
    const options = {patience: PATIENCE_WITH_PIECES_MS, signal, headers};
    const path = `/visits/${visit}/photos/${sha256}/upload`;
    try {
      const answer = await this.#change("PATCH", path, bytes.slice(offset, end), "application/partial-upload", null, options);
      if (answer.type === "sixty.photo") return {isHeld: true, offset: aboutPhoto(answer, visit, {sha256, size}).size};
      if (answer.type !== "sixty.pieces" || answer.visit !== visit || answer.sha256 !== sha256 || !isPlace(answer.offset, size)) throw notOurs();
      return {isHeld: false, offset: answer.offset};
    } catch (error) {
      const {code, offset: there} = error;
      if (code === "offset_differs" && isPlace(there, size) && there !== offset) return {isHeld: false, offset: there};
      throw error;
    }
  }

  /** A request that changes something; the token of a session renewed elsewhere is fetched once more. */
  async #change(method, path, body, contentType, type, {headers = {}, ...options} = {}) {
    if (!this.#csrf) await this.me();
    const once = () => this.#ask(path, type, {
      method, body, headers: {...headers, "Content-Type": contentType, "X-Sixty-CSRF": this.#csrf},
    }, options);
    try {
      return await once();
    } catch (error) {
      if (error.code !== "csrf") throw error;
      await this.me();
      return once();
    }
  }

  #taken(path, ask) {
    const asked = this.#ahead.get(path);
    this.#ahead.delete(path);
    return asked ?? ask();
  }

  #ask(path, type, options, limits) {
    return this.#heard(path, options, (response) => read(response, type), limits);
  }

  /** What a HEAD says: it has no body that could carry a type of ours, only a number that nobody else gives. */
  #fetchOffset(path, signal) {
    return this.#heard(path, {method: "HEAD"}, ({ok, status, headers}) => {
      const offset = headers.get("Upload-Offset");
      if (!ok || !/^\d{1,15}$/.test(offset)) throw notOurs(status);
      return Number(offset);
    }, {signal});
  }

  /** What `hear` makes of the response, if one comes in time and `signal` does not end it. */
  async #heard(path, options, hear, {patience = PATIENCE_MS, signal} = {}) {
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, patience);
    signal?.addEventListener("abort", end);
    try {
      const response = await this.#fetch(this.base + path, {
        credentials: "same-origin", cache: "no-store", redirect: "error", signal: ending.signal, ...options,
      });
      return await hear(response);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      if (ending.signal.aborted) throw new ServerError("timeout", "The server did not answer in time.");
      throw new ServerError("offline", "There is no way to the server just now.");
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
    }
  }
}

const read = async (response, type) => understood(await response.text(), response, type);

function understood(text, response, type) {
  const json = parsed(text);
  if (json?.type === "sixty.problem" && !response.ok) {
    const seconds = Number(response.headers.get("Retry-After")) || 0;
    throw new ServerError(json.code, json.message, response.status, seconds * 1000, json.offset);
  }
  if (!response.ok || json === null || (type && json.type !== type)) throw notOurs(response.status);
  return json;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A receipt that is for this visit and device, and complete; everything else is nobody's promise. */
function believed(receipt, visit, device) {
  const complete = receipt.protocol === 1 && Array.isArray(receipt.events) && Array.isArray(receipt.photos)
    && Array.isArray(receipt.missing_photos) && Array.isArray(receipt.held?.beyond) && Number.isInteger(receipt.held.upto)
    && Number.isInteger(receipt.held.count);
  if (!complete || receipt.visit !== visit || receipt.device !== device) throw notOurs();
  return receipt;
}

const isPlace = (offset, size) => Number.isInteger(offset) && offset >= 0 && offset <= size;

/** The answer, if it is that the server holds that photo of that visit. */
function aboutPhoto(answer, visit, {sha256, size}) {
  if (answer.visit !== visit || answer.sha256 !== sha256 || answer.size !== size) throw notOurs();
  return answer;
}

function notOurs(status = 0) {
  return new ServerError("not_ours", "Something else answered for the server: perhaps a Wi-Fi sign-in page.", status);
}
