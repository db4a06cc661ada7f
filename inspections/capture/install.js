// Having the client on the home screen: there it keeps its storage and opens without a browser's frame.
let offer = null;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});

export const canInstall = () => offer !== null;
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

export async function install() {
  const asked = offer;
  offer = null;
  await asked?.prompt();
  return asked?.userChoice;
}
