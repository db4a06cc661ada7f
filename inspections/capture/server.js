/** What the server says, as far as it can be believed: only JSON of the type that was asked for. */

const PATIENCE_MS = 20_000;
const PATIENCE_WITH_PHOTOS_MS = 120_000;

/**
 * Why a request brought no answer of ours.
 * `offline` nothing came · `timeout` nothing came in time · `not_ours` something came, but not from Sixty
 * (a Wi-Fi sign-in page, say) · else the code of the server's own problem.
 */
export class ServerError extends Error {
  constructor(code, message, status = 0, retryAfterMs = 0) {
    super(message);
    this.name = "ServerError";
    Object.assign(this, {code, status, retryAfterMs});
  }
}

/** Talks to one server. `fetch` is the browser's, unless a test brings its own. */
export class Server {
  #fetch;
  #csrf = null;

  constructor({fetch = globalThis.fetch.bind(globalThis), base = "/api"} = {}) {
    this.#fetch = fetch;
    this.base = base;
  }

  /** Who is signed in: `{id, name, role, csrf}`. */
  async me() {
    const me = await this.#ask("/me", "sixty.me");
    this.#csrf = me.csrf;
    return me;
  }

  async visits() {
    return (await this.#ask("/visits", "sixty.visits")).visits;
  }

  /** A pack's JSON. It carries no type of ours: whoever asks holds it against its hash. */
  pack(hash) {
    return this.#ask(`/packs/${hash}`, null);
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
  async sendPhoto(visit, {sha256, size, type, bytes}) {
    const answer = await this.#change("PUT", `/visits/${visit}/photos/${sha256}`, bytes, type, "sixty.photo", PATIENCE_WITH_PHOTOS_MS);
    if (answer.visit !== visit || answer.sha256 !== sha256 || answer.size !== size) throw notOurs();
    return answer;
  }

  /** A request that changes something; the token of a session renewed elsewhere is fetched once more. */
  async #change(method, path, body, contentType, type, patience) {
    if (!this.#csrf) await this.me();
    const once = () => this.#ask(path, type, {
      method, body, headers: {"Content-Type": contentType, "X-Sixty-CSRF": this.#csrf},
    }, patience);
    try {
      return await once();
    } catch (error) {
      if (error.code !== "csrf") throw error;
      await this.me();
      return once();
    }
  }

  async #ask(path, type, options = {}, patience = PATIENCE_MS) {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), patience);
    try {
      const response = await this.#fetch(this.base + path, {
        credentials: "same-origin", cache: "no-store", redirect: "error", signal: ending.signal, ...options,
      });
      return await read(response, type);
    } catch (error) {
      if (error instanceof ServerError) throw error;
      if (ending.signal.aborted) throw new ServerError("timeout", "The server did not answer in time.");
      throw new ServerError("offline", "There is no way to the server just now.");
    } finally {
      clearTimeout(timer);
    }
  }
}

async function read(response, type) {
  const json = await response.text().then(JSON.parse).catch((error) => {
    if (error instanceof SyntaxError) return null;
    throw error;
  });
  if (json?.type === "sixty.problem" && !response.ok) {
    const seconds = Number(response.headers.get("Retry-After")) || 0;
    throw new ServerError(json.code, json.message, response.status, seconds * 1000);
  }
  if (!response.ok || json === null || (type && json.type !== type)) throw notOurs(response.status);
  return json;
}

/** A receipt that is for this visit and device, and complete; everything else is nobody's promise. */
function believed(receipt, visit, device) {
  const complete = receipt.protocol === 1 && Array.isArray(receipt.events) && Array.isArray(receipt.photos)
    && Array.isArray(receipt.missing_photos) && Array.isArray(receipt.held?.beyond) && Number.isInteger(receipt.held.upto)
    && Number.isInteger(receipt.held.count);
  if (!complete || receipt.visit !== visit || receipt.device !== device) throw notOurs();
  return receipt;
}

function notOurs(status = 0) {
  return new ServerError("not_ours", "Something else answered for the server: perhaps a Wi-Fi sign-in page.", status);
}
