/** What is wrong with the page as it stands; no control may be smaller than `least` px. */
(least) => {
  const root = document.scrollingElement;
  const canScroll = getComputedStyle(document.body).overflowX !== "clip";
  const faults = new Set();
  const found = (part, fault) => faults.add(`${told(part)} ${fault}`);

  const isSeen = (part) => part.checkVisibility({ visibilityProperty: true });
  const all = (names) => [...document.querySelectorAll(names)].filter(isSeen);
  const told = (part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const name = part.id || part.textContent.trim().slice(0, 24) || part.className;
    return `${part.localName} "${name}" at ${[left, top, right, bottom].map(Math.round)}`;
  };
  const ancestors = function* (part) {
    for (let one = part; one !== document.body; one = one.parentElement) yield one;
  };
  const scrollerOf = (part) =>
    [...ancestors(part)].find((one) => /auto|scroll/.test(getComputedStyle(one).overflowX));
  const crosses = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const isInPage = ({ left, top, right, bottom }) => {
    const [width, height] = canScroll ? [innerWidth, root.scrollHeight] : [innerWidth, innerHeight];
    return left >= -1 && top + scrollY >= -1 && right <= width + 1 && bottom + scrollY <= height + 1;
  };

  function checkPage() {
    if (root.scrollWidth > innerWidth) faults.add(`the page is ${root.scrollWidth} wide`);
    const { scrollHeight } = document.body;
    if (!canScroll && scrollHeight > innerHeight + 1) faults.add(`the page is ${scrollHeight} high`);
  }

  function checkControl(part) {
    const box = part.getBoundingClientRect();
    if (!isInPage((scrollerOf(part) ?? part).getBoundingClientRect())) found(part, "is off the screen");
    const isInText = part.localName === "a" && getComputedStyle(part).display === "inline";
    if (!isInText && Math.min(box.width, box.height) < least - 0.5) found(part, "is too small");
  }

  /** At its middle, its edges' middles and its corners, as far in as these are round. */
  function checkTouch(part) {
    if (canScroll) part.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = part.getBoundingClientRect();
    const radius = Math.max(
      ...[part, part.parentElement].map((one) => parseFloat(getComputedStyle(one).borderTopLeftRadius)),
    );
    const inset = Math.min(3 + radius * 0.3, box.width / 2.1, box.height / 2.1);
    for (const x of [box.left + inset, (box.left + box.right) / 2, box.right - inset]) {
      for (const y of [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset]) {
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const hit = document.elementFromPoint(x, y);
        if (!part.contains(hit)) found(part, `is covered at ${[x, y].map(Math.round)} by ${told(hit)}`);
      }
    }
  }

  function checkPairs(controls) {
    const boxes = controls.map((part) => part.getBoundingClientRect());
    for (const [i, a] of controls.entries()) {
      for (const [j, b] of controls.entries()) {
        if (j <= i || a.contains(b) || b.contains(a)) continue;
        if (crosses(boxes[i], boxes[j])) found(a, `overlaps ${told(b)}`);
      }
    }
  }

  const linesOf = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    const scroller = scrollerOf(part)?.getBoundingClientRect();
    return [...range.getClientRects()].filter(
      (line) => line.width > 2 && line.height > 2 && (!scroller || crosses(line, scroller)),
    );
  };
  /** Without the air above and below its letters. */
  const lettersOf = ({ left, right, top, bottom, height }) => ({
    left,
    right,
    top: top + height * 0.22,
    bottom: bottom - height * 0.22,
  });
  const hasText = (part) =>
    [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const isToSee = (part) =>
    !part.closest(".unseen, svg, script") &&
    [...ancestors(part)].every((one) => {
      const { clipPath, opacity, position } = getComputedStyle(one);
      return clipPath === "none" && opacity !== "0" && position !== "sticky";
    });

  function checkText(part) {
    const { display, overflowX } = getComputedStyle(part);
    const isWide = part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1;
    if (display !== "inline" && isWide && !/auto|scroll/.test(overflowX)) {
      found(part, `has a text ${part.scrollWidth} wide in ${part.clientWidth}`);
    }
    if (scrollerOf(part)) return;
    const isIn = (line, box) =>
      line.left >= box.left - 1 &&
      line.right <= box.right + 1 &&
      line.top >= box.top - 1 &&
      line.bottom <= box.bottom + 1;
    const lines = linesOf(part).map(lettersOf);
    if (!lines.every(isInPage)) found(part, "has a text off the screen");
    const clips = [...ancestors(part)].filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX));
    for (const one of clips) {
      if (!lines.every((line) => isIn(line, one.getBoundingClientRect()))) found(part, "is cut off");
    }
  }

  function checkLines(texts) {
    const lines = texts.flatMap((part) => linesOf(part).map((line) => [part, lettersOf(line)]));
    for (const [i, [a, line]] of lines.entries()) {
      for (const [b, other] of lines.slice(i + 1)) {
        const isApart = a !== b && !a.contains(b) && !b.contains(a);
        if (isApart && crosses(line, other)) found(a, `lies on ${told(b)}`);
      }
    }
  }

  const CONTROLS =
    "a, button, summary, label.tool, label.chooser, .choice, #pad, [type=range], [tabindex='0']";
  /** A picture's handles lie on one another, and all of it on the pad. */
  const isMeantToLieSo = (part) =>
    part.matches(".crop-handle, #pad:has(~ #own-picture:not([hidden]))");
  scrollTo(0, 0);
  const controls = all(CONTROLS).filter(
    (part) =>
      !isMeantToLieSo(part) &&
      part.getBoundingClientRect().width > 2 &&
      getComputedStyle(part).pointerEvents !== "none",
  );
  const texts = all("body *").filter((part) => hasText(part) && isToSee(part));
  checkPage();
  controls.forEach(checkControl);
  checkPairs(controls);
  texts.forEach(checkText);
  checkLines(texts);
  controls.forEach(checkTouch);
  scrollTo(0, 0);
  return [...faults];
}
