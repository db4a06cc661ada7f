/** How much would be gone with this device. Pure. */

/**
 * The records that nobody else has: those waiting to be sent and those the server turned down.
 * A photo whose event the server has already counts too; never twice, since most wait together with theirs.
 * @param {{onlyHere: number, refused: number, photosOnlyHere: number}} counts  of `store.counts`
 */
export const onlyOnDevice = ({onlyHere, refused, photosOnlyHere}) => Math.max(onlyHere + refused, photosOnlyHere);
