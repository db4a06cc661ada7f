/**
 * One IndexedDB database: its schema, and transactions that survive a connection closed under them.
 * iOS closes connections of pages it suspends; such a write is tried again on a new one, so work
 * done in a transaction must be harmless when it is done twice.
 */

import {uuid7} from "./events.js";

const VERSION = 1;
const PAUSES_MS = [0, 50, 250, 1000];
const PATIENCE_MS = 15_000;

/** Stores, their indexes and the row a store begins with. Only ever add to this; nothing in a database is dropped or renamed. */
const SCHEMA = {
  meta: {keyPath: "key", indexes: {}, begins: () => ({key: "device", value: uuid7(Date.now())})},
  visits: {keyPath: "id", indexes: {}},
  packs: {keyPath: "hash", indexes: {}},
  events: {
    keyPath: ["visit", "device", "seq"],
    indexes: {id: {on: "id", unique: true}, state: {on: ["device", "state", "visit"]}},
  },
  photos: {keyPath: ["visit", "sha256"], indexes: {state: {on: ["state", "visit"]}}},
  blobs: {keyPath: ["visit", "sha256"], indexes: {}},
  receipts: {keyPath: ["visit", "at"], indexes: {}},
};

/** What could not be read or written, and why: `quota`, `outdated`, `unavailable`, `taken` or `failed`. */
export class StoreError extends Error {
  constructor(code, message, cause) {
    super(message, {cause});
    this.name = "StoreError";
    this.code = code;
  }
}

/** The answer of one IndexedDB request. Awaiting it keeps its transaction open. */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export class Database {
  #name;
  #opening = null;

  constructor(name) {
    this.#name = name;
  }

  /** Begins to open it. Whether that can be done, whoever reads or writes is told. */
  open() {
    this.#connection().catch(() => null);
  }

  /** What `work(stores)` returns, read from the named stores. */
  read(names, work) {
    return this.#persistently(names, "readonly", work);
  }

  /**
   * What `work(stores)` returns, once all that it wrote is on the disk; nothing is written if it throws.
   * Work that is no promise has asked for all it wants: it is committed without waiting for the page to hear how each
   * write went, and if one of them cannot be, none is.
   */
  write(names, work, {durability = "strict"} = {}) {
    return this.#persistently(names, "readwrite", work, durability);
  }

  async #persistently(names, mode, work, durability = "default") {
    let failure = null;
    for (const pause of PAUSES_MS) {
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        return await this.#once(names, mode, work, durability);
      } catch (error) {
        failure = error;
        if (error.name === "ConstraintError") break; // the connection is as good as before
        this.#forget();
        if (!isPassing(error)) break;
      }
    }
    throw explained(failure);
  }

  async #once(names, mode, work, durability) {
    const connection = await this.#connection();
    const transaction = connection.transaction(names, mode, {durability});
    const committed = completion(transaction);
    committed.catch(() => {}); // `work` may fail first; its own error is then the one to tell
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    let result;
    try {
      result = work(stores);
      if (result instanceof Promise) result = await Promise.race([result, committed.then(() => new Promise(() => {}))]);
    } catch (error) {
      abort(transaction);
      throw transaction.error ?? error;
    }
    commit(transaction);
    await committed;
    return result;
  }

  #connection() {
    this.#opening ??= open(this.#name, () => this.#forget());
    return this.#opening;
  }

  #forget() {
    this.#opening?.then((connection) => connection.close(), () => {});
    this.#opening = null;
  }
}

/** The database, of this schema or of a newer app's: that one only has more, so an older page goes on recording in it. */
async function open(name, onClose) {
  try {
    return await connect(name, VERSION, onClose);
  } catch (error) {
    if (error.name !== "VersionError") throw error;
    const connection = await connect(name, undefined, onClose);
    if (hasAll(connection)) return connection;
    connection.close();
    throw error;
  }
}

function connect(name, version, onClose) {
  return new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) {
      reject(new StoreError("unavailable", "This browser keeps no data for this page. Leave private mode, or use another browser."));
      return;
    }
    const request = indexedDB.open(name, version);
    let isLate = false;
    afterPatience(() => {
      isLate = true;
      reject(new DOMException("opening took too long", "TimeoutError"));
    });
    request.onupgradeneeded = () => addMissing(request.result, request.transaction);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const connection = request.result;
      connection.onclose = onClose;
      connection.onversionchange = () => { // a newer app in another tab adds to the schema
        connection.close();
        onClose();
      };
      if (isLate) connection.close(); // nobody waits for it, and open it would hold up every update
      else resolve(connection);
    };
  });
}

function hasAll({objectStoreNames}) {
  return Object.keys(SCHEMA).every((name) => objectStoreNames.contains(name));
}

function addMissing(connection, transaction) {
  for (const [name, {keyPath, indexes, begins}] of Object.entries(SCHEMA)) {
    const isHere = connection.objectStoreNames.contains(name);
    const store = isHere ? transaction.objectStore(name) : connection.createObjectStore(name, {keyPath});
    if (!isHere && begins) store.put(begins());
    for (const [index, {on, unique = false}] of Object.entries(indexes)) {
      if (!store.indexNames.contains(index)) store.createIndex(index, on, {unique});
    }
  }
}

function completion(transaction) {
  return new Promise((resolve, reject) => {
    afterPatience(() => reject(new DOMException("the disk did not answer", "TimeoutError")));
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

/** After so much active time, as its standard counts it: a page that lay frozen has not waited for its disk. */
function afterPatience(give) {
  AbortSignal.timeout(PATIENCE_MS).addEventListener("abort", give, {once: true});
}

/** All is asked for: the disk need not wait to see whether more comes. */
function commit(transaction) {
  try {
    transaction.commit?.();
  } catch {
    // it is already on its way
  }
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // it has already ended
  }
}

const PASSING = ["InvalidStateError", "AbortError", "UnknownError", "TimeoutError", "TransactionInactiveError"];

function isPassing(error) {
  return PASSING.includes(error?.name);
}

function explained(error) {
  if (error instanceof StoreError) return error;
  if (error?.name === "QuotaExceededError") {
    return new StoreError("quota", "This device has no space left for Sixty. Free some space, then try again.", error);
  }
  if (error?.name === "ConstraintError") {
    return new StoreError("taken", "Another tab was quicker. Try again.", error);
  }
  if (error?.name === "VersionError") {
    return new StoreError("outdated", "A newer Sixty is open in another tab. Reload this page.", error);
  }
  if (error instanceof DOMException) {
    return new StoreError("failed", `This device could not keep it (${error.name}). Try again.`, error);
  }
  return error;
}
