// A scanned code of a place in a hotel: the right department of the right visit, or why there is none.
import {dateOf} from "../days.js";
import {html} from "../html.js";
import {isOnTheTablet} from "../status.js";
import {said, say} from "../words.js";
import {backKey, bookKey} from "./top.js";

/**
 * The visit that a code of that hotel and department means on `today` ("YYYY-MM-DD"), or null: one under way or to be
 * begun today; else the one nearest in time. Never one that is submitted.
 * @param {Object[]} visits  as `session.visits` tells them
 * @param {(visit: Object) => ?Object} packOf
 */
export function visitMeant(visits, packOf, {hotel, department}, today) {
  const there = visits.filter(
    (visit) =>
      isOnTheTablet(visit) && (!hotel || visit.hotel.id === hotel) && packOf(visit)?.departments.some(({id}) => id === department),
  );
  const away = ({starts_on: from, ends_on: to}) => {
    if (from <= today && today <= to) return 0;
    return Math.abs(Date.parse(today < from ? from : to) - Date.parse(today));
  };
  return there.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** `params`: {id: department, hotel}. Shows nothing where it finds the visit: it goes there. */
export async function goScreen(client, {department, hotel}, root) {
  if (!client.refreshed) await client.session.refresh(); // a code is often the first thing a fresh tablet sees
  const visits = await client.session.visits();
  const packs = new Map(await Promise.all(visits.map(async (one) => [one.id, await client.store.pack(one.pack.hash)])));
  const visit = visitMeant(visits, ({id}) => packs.get(id), {hotel, department}, dateOf(Date.now()));
  if (visit) location.replace(`#/v/${visit.id}/d/${encodeURIComponent(department)}`);
  const title = [...packs.values()].flatMap((pack) => pack?.departments ?? []).find(({id}) => id === department)?.title;
  const why = client.session.state === "signed_out" ? "signInWhy" : "placeNoVisitWhy";
  root.innerHTML = html`<header class="top">${backKey("#/", say("today"))}${bookKey()}</header><div class="scroll inset">
    <section class="invite"><h1 tabindex="-1">${visit ? said(title) : say("placeNoVisit", {name: said(title) || department})}</h1>
    ${!visit && html`<p>${say(why)}</p>${client.session.state === "signed_out" && html`<a class="main-key centred key" href="/sign-in?next=/capture/">${say("signIn")}</a>`}`}</section></div>`.text;
  return {};
}
