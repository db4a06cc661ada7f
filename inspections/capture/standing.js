/**
 * How this device's log stands, as far as this page knows it from its own writes: each walk through the index of nine
 * hundred records holds up the tap that comes next. What somebody else wrote makes it forget, and the disk is asked again.
 */

export class Standing {
  /** The counts over all visits (`counts.js`), this page's own records always among them; null until they were counted once. */
  tally;
  #isExact;
  #counting = null;
  #doubts = 0;
  #unheldAfter = null; // by visit; one that is not named has nothing that is only here
  #held = new Map(); // by visit

  constructor(tally = null) {
    this.tally = tally;
    this.#isExact = tally !== null;
  }

  /** Whether this device has recorded nothing at all, as far as is known: then nothing need be looked for. */
  get isEmpty() {
    return this.#isExact && this.tally.events + this.tally.photos === 0;
  }

  /** Somebody else wrote, or may have. */
  forget() {
    this.#doubts += 1;
    this.#unheldAfter = null;
    this.#held.clear();
    this.forgetTally();
  }

  /** Something was written, such as a photo, that does not say by how much it changes the tally. */
  forgetTally() {
    [this.#isExact, this.#counting] = [false, null];
  }

  /** This page added those events to the visit. */
  added(visit, events) {
    if (!events.length) return;
    if (this.#unheldAfter && !this.#unheldAfter.has(visit)) this.#unheldAfter.set(visit, events[0].seq - 1);
    this.#count({events: events.length, onlyHere: events.length});
  }

  /** So many more or fewer of the visit's events are in each state, and of all of them `heldNow` are held. */
  moved(visit, {kept = 0, held = 0, refused = 0}, heldNow) {
    this.#held.set(visit, heldNow);
    this.#count({onlyHere: kept, held, refused});
  }

  /** How many events of the visit are held; undefined where this page does not know. */
  heldOf(visit) {
    return this.#held.get(visit);
  }

  /** The tally; where it is not known, `count()` walks the disk. */
  async exactTally(count) {
    while (!this.#isExact) {
      const counting = (this.#counting ??= count());
      try {
        const tally = await counting;
        if (this.#counting === counting) [this.tally, this.#isExact] = [tally, true]; // else something was written meanwhile
      } finally {
        if (this.#counting === counting) this.#counting = null;
      }
    }
    return this.tally;
  }

  /** The visits of which events are only here; where they are not known, `find()` walks the disk. */
  async waiting(find) {
    if (this.#unheldAfter) return [...this.#unheldAfter.keys()];
    const doubts = this.#doubts;
    const visits = await find();
    if (doubts === this.#doubts) this.#unheldAfter = new Map(visits.map((visit) => [visit, 0]));
    return visits;
  }

  /** The first events of the visit that are only here; `read(after)` reads them past a number, or null where that is not known. */
  async unheld(visit, read) {
    if (this.#unheldAfter && !this.#unheldAfter.has(visit)) return [];
    const doubts = this.#doubts;
    const events = await read(this.#unheldAfter?.get(visit) ?? null);
    if (!this.#unheldAfter || doubts !== this.#doubts) return events;
    if (events.length) this.#unheldAfter.set(visit, events[0].seq - 1);
    else this.#unheldAfter.delete(visit);
    return events;
  }

  #count(change) {
    this.#counting = null; // one under way was asked for before this
    if (!this.tally) return;
    this.tally = {...this.tally};
    for (const [name, n] of Object.entries(change)) this.tally[name] += n;
  }
}
