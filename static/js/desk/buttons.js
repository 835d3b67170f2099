/** Which buttons have nothing to do just now: they say so, and stay where the keyboard finds them. */

/** `idleOf` tells of each of the `buttons`, by name, whether it is idle. */
export function showIdle(buttons, idleOf) {
  for (const [name, isIdle] of Object.entries(idleOf)) {
    const told = String(isIdle);
    // A pen that moves calls this at each move, and hardly any changes something.
    if (buttons[name].getAttribute("aria-disabled") !== told) {
      buttons[name].setAttribute("aria-disabled", told);
    }
  }
}
