// Addresses and the screens behind them.
import {todayScreen} from "./screens/today.js";
import {departmentsScreen} from "./screens/departments.js";
import {departmentScreen} from "./screens/department.js";
import {stopwatchScreen} from "./screens/stopwatch.js";
import {findingScreen} from "./screens/finding.js";
import {nameScreen} from "./screens/name.js";
import {reviewScreen} from "./screens/review.js";
import {safetyScreen} from "./screens/safety.js";
import {contactScreen} from "./screens/contact.js";
import {contactsScreen} from "./screens/contacts.js";
import {findScreen} from "./screens/find.js";
import {settingsScreen} from "./screens/settings.js";
import {signOutScreen} from "./screens/sign_out.js";

const IN_VISIT = {
  "": departmentsScreen,
  d: departmentScreen,
  w: stopwatchScreen,
  s: findingScreen,
  n: nameScreen,
  r: reviewScreen,
  f: findScreen,
  calls: contactsScreen,
  c: contactScreen,
};

/** The screen of an address: {open, visitId, params}. Unknown ones lead to today. */
export function route(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").map(decodeURIComponent);
  const params = {id: parts[3], second: parts[4], ...Object.fromEntries(new URLSearchParams(query))};
  if (parts[0] === "v" && parts[1] && IN_VISIT[parts[2] ?? ""]) {
    return {open: IN_VISIT[parts[2] ?? ""], visitId: parts[1], params};
  }
  return {open: {safety: safetyScreen, settings: settingsScreen, "sign-out": signOutScreen}[parts[0]] ?? todayScreen, visitId: null, params};
}
