// A tap of two fingers. The systems keep three fingers and more for themselves, and two that move are a pinch or a scroll.

const TOGETHER_MS = 300; // the second finger follows the first
const TAP_MS = 600; // and one of them has lifted again
const STILL_PX = 24;

/** Calls `act()` for a tap of two fingers anywhere on `page`. `now()` is in milliseconds. */
export function listenTwoFingers(page, act, now = () => performance.now()) {
  let tap = null;

  function down({touches}) {
    if (touches.length === 1) tap = {since: now(), spots: new Map()};
    else if (touches.length > 2 || !tap || now() - tap.since > TOGETHER_MS) tap = null;
    if (!tap) return;
    for (const {identifier, clientX, clientY} of touches) {
      if (!tap.spots.has(identifier)) tap.spots.set(identifier, [clientX, clientY]);
    }
  }
  function moved({touches}) {
    if (tap && [...touches].some((touch) => !isStill(touch, tap.spots.get(touch.identifier)))) tap = null;
  }
  function lifted(event) {
    const isTap = tap?.spots.size === 2 && now() - tap.since <= TAP_MS;
    tap = null;
    if (!isTap) return;
    if (event.cancelable) event.preventDefault(); // no click, no zoom
    act();
  }

  const cancelled = () => {
    tap = null;
  };
  // Only the lift is ever taken from the browser: scrolling does not wait for the others.
  for (const [kind, listener] of Object.entries({touchstart: down, touchmove: moved, touchcancel: cancelled})) {
    page.addEventListener(kind, listener, {capture: true, passive: true});
  }
  page.addEventListener("touchend", lifted, {capture: true, passive: false});
}

const isStill = ({clientX, clientY}, spot) => !spot || Math.hypot(clientX - spot[0], clientY - spot[1]) <= STILL_PX;
