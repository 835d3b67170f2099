/** The menu of languages, where the page has one, closes as menus do: by Escape, and by a touch anywhere else. */

export function closeMenuLikeAnyOther(page) {
  const menu = page.querySelector(".languages");
  if (menu === null) return;
  page.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      event.stopImmediatePropagation(); // it must not clear the drawing as well
    },
    { capture: true },
  );
}
