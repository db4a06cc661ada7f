// Having the client on the home screen: there it keeps its storage and opens without a browser's frame.
let offer = null;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
});

export const canInstall = () => offer !== null;
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/**
 * Whether this browser clears a page's storage once it has not been opened for seven days: WebKit does, unless the page
 * is on the home screen (webkit.org/blog/10218). Every browser of an iPhone or iPad is one.
 */
export const clearsAfterAWeek = ({userAgent} = navigator, installed = isInstalled()) =>
  !installed && /AppleWebKit/.test(userAgent) && !/Chrom(e|ium)|Android/.test(userAgent);

export async function install() {
  const asked = offer;
  offer = null;
  await asked?.prompt();
  return asked?.userChoice;
}
