// A forgotten PIN: out at the server and in again with the password. Nothing on this device is touched.

/** Signs out, and resolves once the server says that nobody is signed in; whether it came to that. */
export async function signOut(fetch = globalThis.fetch.bind(globalThis)) {
  try {
    const page = await fetch("/sign-out", {cache: "no-store"});
    const form = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('form[action="/sign-out"]');
    if (form) await fetch("/sign-out", {method: "POST", body: new URLSearchParams(new FormData(form))});
    return (await fetch("/api/me", {cache: "no-store"})).status === 401;
  } catch {
    return false;
  }
}
