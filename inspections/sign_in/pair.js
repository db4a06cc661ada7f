// The code stands behind the address's #, which no server sees: it goes into the form, and out of the address.
const token = location.hash.slice(1);
if (token) {
  history.replaceState(null, "", "/pair");
  document.getElementById("token").value = token;
  document.getElementById("with-code").hidden = false;
  document.getElementById("without-code").hidden = true;
}
