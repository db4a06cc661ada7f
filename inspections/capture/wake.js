// The screen stays on while a stopwatch runs, where the device allows it. Time does not depend on it.
let wanted = false;
let lock = null;

export async function keepAwake(want) {
  wanted = want;
  if (!want) {
    lock?.release();
    lock = null;
    return;
  }
  if (lock || document.hidden || !navigator.wakeLock) return;
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => {
      lock = null;
    });
  } catch {
    lock = null; // battery low or not allowed: the stored start marks keep the time
  }
}

document.addEventListener("visibilitychange", () => keepAwake(wanted));
